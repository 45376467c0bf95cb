// The current and the update revision of a StatefulSet.
// After pkg/controller/statefulset/stateful_set_control.go: getStatefulSetRevisions.

import type { ControllerRevision, StatefulSet } from '../../../schemas/built/types.js';
import { ApiError } from '../../api/apiError.js';
import { isEqual } from '../../api/equal.js';
import { revisionData, revisionHash, revisionName } from '../../hashing/controllerRevision.js';
import type { Cluster } from '../../kernel/types.js';
import {
  CONTROLLER_REVISION,
  equalRevisions,
  newRevision,
  nextRevisionNumber,
} from '../common/revisionHistory.js';

const HASH_LABEL = 'controller.kubernetes.io/hash';
/** So many hashes are tried until one is free; the odds against needing two are in the billions. */
const COLLISIONS_MAX = 100;

export interface SetRevisions {
  /** What the set rolls away from; the same as `update` when there is no rollout. */
  readonly current: ControllerRevision;
  readonly update: ControllerRevision;
  readonly collisionCount: number;
}

/** Finds or makes the revision of the present template; `revisions` are sorted. */
export function syncRevisions(
  cluster: Cluster,
  set: StatefulSet,
  revisions: readonly ControllerRevision[],
): SetRevisions {
  const collisionCount = set.status?.collisionCount ?? 0;
  const template = set.spec?.template ?? {};
  const equal = equalRevisions(revisions, template).at(-1);
  const created =
    equal === undefined
      ? createRevision(cluster, set, nextRevisionNumber(revisions), collisionCount)
      : { update: reuse(cluster, revisions, equal), collisionCount };
  const current = revisions.find(({ metadata }) => metadata.name === set.status?.currentRevision);
  return { ...created, current: current ?? created.update };
}

/** The newest is used as it is; an older one is renumbered: that is a rollback. */
function reuse(
  cluster: Cluster,
  revisions: readonly ControllerRevision[],
  equal: ControllerRevision,
): ControllerRevision {
  const newest = revisions.at(-1);
  if (newest === equal || newest === undefined) {
    return equal;
  }
  return cluster.update({ ...equal, revision: nextRevisionNumber(revisions) });
}

function createRevision(
  cluster: Cluster,
  set: StatefulSet,
  revision: number,
  collisionCount: number,
): Omit<SetRevisions, 'current'> {
  const template = set.spec?.template ?? {};
  const data = revisionData(template);
  for (let count = collisionCount; count < collisionCount + COLLISIONS_MAX; count++) {
    const hash = revisionHash(data, count);
    const name = revisionName(set.metadata.name ?? '', hash);
    const existing = cluster.get<ControllerRevision>(
      CONTROLLER_REVISION,
      set.metadata.namespace ?? '',
      name,
    );
    if (existing === undefined) {
      const labels = { ...template.metadata?.labels, [HASH_LABEL]: hash };
      const wanted = newRevision(set, { name, labels, template, revision });
      return { update: cluster.create(wanted), collisionCount: count };
    }
    if (isEqual(existing.data, data)) {
      return { update: existing, collisionCount: count };
    }
  }
  throw new ApiError(409, 'AlreadyExists', `no free name for a revision of ${set.metadata.name}`);
}
