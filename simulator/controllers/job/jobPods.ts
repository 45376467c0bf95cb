// Reading the pods of a Job: which ended how, when, for which index.
// After pkg/controller/job/{job_controller,backoff_utils,indexed_job_utils}.go.

import type { Job, Pod } from '../../../schemas/built/types.js';
import { timeMs } from '../common/pods.js';

/** Kept on a pod until the Job has counted it. */
export const TRACKING_FINALIZER = 'batch.kubernetes.io/job-tracking';
/** Annotation and label of the pods of an Indexed Job. */
export const COMPLETION_INDEX = 'batch.kubernetes.io/job-completion-index';

/** Whether the Job has not counted the pod yet. */
export function isTracked(pod: Pod): boolean {
  return pod.metadata.finalizers?.includes(TRACKING_FINALIZER) ?? false;
}

export function isIndexed(job: Job): boolean {
  return job.spec?.completionMode === 'Indexed';
}

export function isSuspended(job: Job): boolean {
  return job.spec?.suspend === true;
}

/** Whether a replacement waits until the old pod has ended for good. */
export function replacesOnlyFailed(job: Job): boolean {
  return job.spec?.podReplacementPolicy === 'Failed' || job.spec?.podFailurePolicy !== undefined;
}

/** Failed, or deleted before it could succeed. */
export function isPodFailed(pod: Pod, job: Job): boolean {
  if (pod.status?.phase === 'Failed') {
    return true;
  }
  return (
    !replacesOnlyFailed(job) &&
    pod.metadata.deletionTimestamp !== undefined &&
    pod.status?.phase !== 'Succeeded'
  );
}

/** The index of a pod; undefined when it has none, or one that the Job does not have. */
export function indexOf(pod: Pod, job: Job): number | undefined {
  const text = pod.metadata.annotations?.[COMPLETION_INDEX];
  if (text === undefined || !/^\d+$/.test(text)) {
    return undefined;
  }
  return Number(text) < (job.spec?.completions ?? 0) ? Number(text) : undefined;
}

/**
 * When the pod ended: its last container, else when it stopped being ready, was deleted, or now.
 */
export function finishedMs(pod: Pod): number {
  const ended = (pod.status?.containerStatuses ?? []).map(
    status => status.state?.terminated?.finishedAt,
  );
  if (ended.length > 0 && ended.every(time => time !== undefined)) {
    return Math.max(...ended.map(timeMs));
  }
  const ready = pod.status?.conditions?.find(({ type }) => type === 'Ready');
  if (ready?.status === 'False' && ready.lastTransitionTime !== undefined) {
    return timeMs(ready.lastTransitionTime);
  }
  const { creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds = 0 } = pod.metadata;
  return deletionTimestamp === undefined
    ? timeMs(creationTimestamp)
    : timeMs(deletionTimestamp) - deletionGracePeriodSeconds * 1000;
}

/** Restarts of all containers of a pod, init containers included. */
export function restartsOf(pod: Pod): number {
  const statuses = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ];
  return statuses.reduce((total, status) => total + (status.restartCount ?? 0), 0);
}
