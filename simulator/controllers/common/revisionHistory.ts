// The ControllerRevisions of a StatefulSet or DaemonSet: finding, making, reusing and forgetting
// them.
// After pkg/controller/history/controller_history.go.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { LabelSelector } from '../../../core/kubernetes/selector.js';
import type { ControllerRevision, PodTemplateSpec } from '../../../schemas/built/types.js';
import { isEqual } from '../../api/equal.js';
import { revisionData } from '../../hashing/controllerRevision.js';
import type { Cluster } from '../../kernel/types.js';
import { compareText } from './compareText.js';
import { claim, controllerReference } from './ownership.js';

/** The group and kind of ControllerRevisions. */
export const CONTROLLER_REVISION = 'apps/ControllerRevision';

/** The label of pods that tells their revision. */
export const REVISION_LABEL = 'controller-revision-hash';

/**
 * The owner's revisions, those an earlier owner left behind adopted; lowest number first, ties older
 * first, then by name.
 */
export function claimRevisions(
  cluster: Cluster,
  owner: KubernetesObject,
  selector: LabelSelector | undefined,
): readonly ControllerRevision[] {
  const revisions = claim<ControllerRevision>(cluster, owner, {
    groupKind: CONTROLLER_REVISION,
    selector,
  });
  return [...revisions].sort(compareRevisions);
}

function compareRevisions(a: ControllerRevision, b: ControllerRevision): number {
  const older = compareText(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '');
  return (
    a.revision - b.revision || older || compareText(a.metadata.name ?? '', b.metadata.name ?? '')
  );
}

/** One above the highest number; the list is sorted. */
export function nextRevisionNumber(revisions: readonly ControllerRevision[]): number {
  return (revisions.at(-1)?.revision ?? 0) + 1;
}

/** Those that hold this very template, in order. */
export function equalRevisions(
  revisions: readonly ControllerRevision[],
  template: PodTemplateSpec,
): readonly ControllerRevision[] {
  const data = revisionData(template);
  return revisions.filter(revision => isEqual(revision.data, data));
}

/** What a new revision is made of. */
export interface RevisionText {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly template: PodTemplateSpec;
  readonly revision: number;
}

/** A revision of the owner, not yet stored. It carries the owner's annotations. */
export function newRevision(owner: KubernetesObject, text: RevisionText): ControllerRevision {
  const { namespace = '', annotations } = owner.metadata;
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name: text.name,
      namespace,
      labels: text.labels,
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [controllerReference(owner)],
    },
    data: revisionData(text.template),
    revision: text.revision,
  } as ControllerRevision;
}

/** The template a revision holds. */
export function templateOf(revision: ControllerRevision): PodTemplateSpec {
  const data = revision.data as { spec?: { template?: PodTemplateSpec & { $patch?: string } } };
  const { $patch: _, ...template } = data.spec?.template ?? {};
  return template;
}

/** Deletes the oldest revisions that no pod is of, beyond the limit; below zero there is none. */
export function truncateHistory(
  cluster: Cluster,
  revisions: readonly ControllerRevision[],
  isLive: (revision: ControllerRevision) => boolean,
  limit: number,
): void {
  const history = revisions.filter(revision => !isLive(revision));
  const surplus = limit < 0 ? 0 : Math.max(0, history.length - limit);
  for (const revision of history.slice(0, surplus)) {
    const { namespace = '', name = '' } = revision.metadata;
    cluster.delete(CONTROLLER_REVISION, { namespace, name });
  }
}
