// The revision of a DaemonSet's present template.
// After pkg/controller/daemon/update.go: constructHistory, snapshot, cleanupHistory.

import type { ControllerRevision, DaemonSet, Pod } from '../../../schemas/built/types.js';
import { ApiError } from '../../api/apiError.js';
import { isEqual } from '../../api/equal.js';
import { podTemplateHash } from '../../hashing/podTemplateHash.js';
import type { Cluster } from '../../kernel/types.js';
import {
  CONTROLLER_REVISION,
  equalRevisions,
  newRevision,
  nextRevisionNumber,
  REVISION_LABEL,
} from '../common/revisionHistory.js';

/** The hash pods of the present template carry, its revision found, renumbered or made. */
export function syncDaemonRevision(
  cluster: Cluster,
  set: DaemonSet,
  revisions: readonly ControllerRevision[],
): ControllerRevision {
  const current = equalRevisions(revisions, set.spec?.template ?? {}).at(-1);
  const old = revisions.filter(revision => revision !== current);
  const number = nextRevisionNumber(old);
  if (current === undefined) {
    return createRevision(cluster, set, number);
  }
  return current.revision < number ? cluster.update({ ...current, revision: number }) : current;
}

function createRevision(cluster: Cluster, set: DaemonSet, revision: number): ControllerRevision {
  const template = set.spec?.template ?? {};
  const hash = podTemplateHash(template, set.status?.collisionCount);
  const labels = { ...template.metadata?.labels, [REVISION_LABEL]: hash };
  const name = `${set.metadata.name}-${hash}`;
  const wanted = newRevision(set, { name, labels, template, revision });
  try {
    return cluster.create(wanted);
  } catch (error) {
    if (!(error instanceof ApiError) || error.reason !== 'AlreadyExists') {
      throw error;
    }
    const { namespace = '' } = set.metadata;
    const existing = cluster.get<ControllerRevision>(CONTROLLER_REVISION, namespace, name);
    if (existing !== undefined && isEqual(existing.data, wanted.data)) {
      return existing;
    }
    const collisionCount = (set.status?.collisionCount ?? 0) + 1;
    cluster.updateStatus({ ...set, status: { ...EMPTY_STATUS, ...set.status, collisionCount } });
    throw error;
  }
}

const EMPTY_STATUS = {
  currentNumberScheduled: 0,
  numberMisscheduled: 0,
  desiredNumberScheduled: 0,
  numberReady: 0,
};

/** The hash that the pods of a revision carry. */
export function hashOf(revision: ControllerRevision): string {
  return revision.metadata.labels?.[REVISION_LABEL] ?? '';
}

/**
 * The old revisions to delete: the oldest that no pod is of, as long as there are more than the
 * limit.
 */
export function revisionsToForget(
  old: readonly ControllerRevision[],
  pods: readonly Pod[],
  limit: number,
): readonly ControllerRevision[] {
  const live = new Set(pods.map(pod => pod.metadata.labels?.[REVISION_LABEL] ?? ''));
  const dead = old.filter(revision => !live.has(hashOf(revision)));
  return dead.slice(0, Math.max(0, old.length - limit));
}
