// What a StatefulSet says of its pods.
// After pkg/controller/statefulset/stateful_set_control.go: updateStatus, completeRollingUpdate.

import type { Pod, StatefulSet, StatefulSetStatus } from '../../../schemas/built/types.js';
import { isAvailable, isReady } from '../common/pods.js';
import { omitEmpty } from '../common/status.js';
import { rangeOf, revisionNameOf } from './identity.js';
import type { SetRevisions } from './setRevisions.js';

/** Running and ready, deleted or not. */
export function isRunningAndReady(pod: Pod): boolean {
  return pod.status?.phase === 'Running' && isReady(pod);
}

/** Running, and ready for long enough. */
export function isRunningAndAvailable(pod: Pod, minReadySeconds: number, nowMs: number): boolean {
  return pod.status?.phase === 'Running' && isAvailable(pod, minReadySeconds, nowMs);
}

/** How many pods of a set stand how. */
export interface SetCounts {
  readonly replicas: number;
  readonly ready: number;
  readonly available: number;
  /** By the revision of each pod, how many of them are not being deleted; 0 where all are. */
  readonly livingOf: ReadonlyMap<string, number>;
}

/** Counts the pods in one pass. */
export function countPods(pods: readonly Pod[], minReadySeconds: number, nowMs: number): SetCounts {
  const livingOf = new Map<string, number>();
  for (const pod of pods) {
    const revision = revisionNameOf(pod) ?? '';
    const step = pod.metadata.deletionTimestamp === undefined ? 1 : 0;
    livingOf.set(revision, (livingOf.get(revision) ?? 0) + step);
  }
  return {
    replicas: pods.length,
    ready: count(pods, isRunningAndReady),
    available: count(pods, pod => isRunningAndAvailable(pod, minReadySeconds, nowMs)),
    livingOf,
  };
}

/** The status with so many pods, a finished rollout already told as such. */
export function computeSetStatus(
  set: StatefulSet,
  revisions: SetRevisions,
  counts: SetCounts,
): StatefulSetStatus {
  const current = revisions.current.metadata.name ?? '';
  const update = revisions.update.metadata.name ?? '';
  const status: StatefulSetStatus = {
    observedGeneration: set.metadata.generation ?? 0,
    replicas: counts.replicas,
    readyReplicas: counts.ready,
    currentReplicas: counts.livingOf.get(current) ?? 0,
    updatedReplicas: counts.livingOf.get(update) ?? 0,
    currentRevision: current,
    updateRevision: update,
    collisionCount: revisions.collisionCount,
    availableReplicas: counts.available,
  };
  const kept = ['replicas', 'collisionCount', 'availableReplicas'] as const;
  return omitEmpty(completeRollout(set, status), kept);
}

function completeRollout(set: StatefulSet, status: StatefulSetStatus): StatefulSetStatus {
  const { replicas } = rangeOf(set);
  const isComplete =
    set.spec?.updateStrategy?.type === 'RollingUpdate' &&
    [status.updatedReplicas, status.readyReplicas, status.replicas].every(n => n === replicas);
  if (!isComplete) {
    return status;
  }
  const { updateRevision = '', updatedReplicas = 0 } = status;
  return { ...status, currentRevision: updateRevision, currentReplicas: updatedReplicas };
}

function count(pods: readonly Pod[], isCounted: (pod: Pod) => boolean): number {
  return pods.reduce((total, pod) => total + (isCounted(pod) ? 1 : 0), 0);
}
