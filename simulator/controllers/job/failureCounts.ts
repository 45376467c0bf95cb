// Failures per index of an Indexed Job with backoffLimitPerIndex: each pod carries the count of its
// index.
// After pkg/controller/job/indexed_job_utils.go.

import type { Job, Pod } from '../../../schemas/built/types.js';
import { remainingBackoffMs } from './backoff.js';
import { finishedMs, indexOf, isPodFailed, isTracked } from './jobPods.js';
import { judgeFailure } from './podFailurePolicy.js';

const FAILURE_COUNT = 'batch.kubernetes.io/job-index-failure-count';
const IGNORED_FAILURE_COUNT = 'batch.kubernetes.io/job-index-ignored-failure-count';

/** Whether the failure of this pod was one too many for its index. */
export function isIndexFailed(job: Job, pod: Pod): boolean {
  if (!isPodFailed(pod, job)) {
    return false;
  }
  const { isCounted, action } = judgeFailure(job.spec?.podFailurePolicy, pod);
  const limit = job.spec?.backoffLimitPerIndex ?? Number.POSITIVE_INFINITY;
  return action === 'FailIndex' || (isCounted && countOf(pod, FAILURE_COUNT) >= limit);
}

/**
 * The last failed pod of each index that waits for a replacement: it is kept until the replacement
 * carries its count on. `settled` are indexes that succeeded, failed or have an active pod.
 */
export function failedPodsToReplace(
  job: Job,
  pods: readonly Pod[],
  settled: ReadonlySet<number>,
): ReadonlyMap<number, Pod> {
  const last = new Map<number, Pod>();
  for (const pod of pods) {
    const index = indexOf(pod, job);
    if (index === undefined || settled.has(index) || !isTracked(pod) || !isPodFailed(pod, job)) {
      continue;
    }
    const other = last.get(index);
    if (other === undefined || isLater(pod, other)) {
      last.set(index, pod);
    }
  }
  return last;
}

function isLater(pod: Pod, other: Pod): boolean {
  return totalFailures(pod) >= totalFailures(other) && finishedMs(pod) >= finishedMs(other);
}

/** The annotations of the pod that replaces `failed`, or of the first pod of an index. */
export function failureAnnotations(
  job: Job,
  failed: Pod | undefined,
): Readonly<Record<string, string>> {
  if (failed === undefined) {
    return { [FAILURE_COUNT]: '0' };
  }
  const isCounted = judgeFailure(job.spec?.podFailurePolicy, failed).isCounted;
  const counted = countOf(failed, FAILURE_COUNT) + (isCounted ? 1 : 0);
  const ignored = countOf(failed, IGNORED_FAILURE_COUNT) + (isCounted ? 0 : 1);
  return {
    [FAILURE_COUNT]: String(counted),
    ...(ignored > 0 ? { [IGNORED_FAILURE_COUNT]: String(ignored) } : {}),
  };
}

/** Virtual milliseconds until the index of this failed pod may start again. */
export function indexBackoffMs(failed: Pod | undefined, nowMs: number): number {
  if (failed === undefined) {
    return 0;
  }
  const failures = totalFailures(failed) + 1;
  return remainingBackoffMs({ failures, lastFailureMs: finishedMs(failed) }, nowMs);
}

function totalFailures(pod: Pod): number {
  return countOf(pod, FAILURE_COUNT) + countOf(pod, IGNORED_FAILURE_COUNT);
}

function countOf(pod: Pod, annotation: string): number {
  return Number(pod.metadata.annotations?.[annotation] ?? 0);
}
