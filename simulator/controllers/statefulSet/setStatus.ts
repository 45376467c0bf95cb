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

/** The status with these pods, a finished rollout already told as such. */
export function computeSetStatus(
  set: StatefulSet,
  revisions: SetRevisions,
  pods: readonly Pod[],
  nowMs: number,
): StatefulSetStatus {
  const current = revisions.current.metadata.name ?? '';
  const update = revisions.update.metadata.name ?? '';
  const minReadySeconds = set.spec?.minReadySeconds ?? 0;
  const living = pods.filter(pod => pod.metadata.deletionTimestamp === undefined);
  const status: StatefulSetStatus = {
    observedGeneration: set.metadata.generation ?? 0,
    replicas: pods.length,
    readyReplicas: count(pods, isRunningAndReady),
    currentReplicas: count(living, pod => revisionNameOf(pod) === current),
    updatedReplicas: count(living, pod => revisionNameOf(pod) === update),
    currentRevision: current,
    updateRevision: update,
    collisionCount: revisions.collisionCount,
    availableReplicas: count(pods, pod => isRunningAndAvailable(pod, minReadySeconds, nowMs)),
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
