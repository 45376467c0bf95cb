// Where a Job stands: its pods counted, those of earlier looks included.
// After pkg/controller/job/job_controller.go: syncJob.

import type { Job, Pod } from '../../../schemas/built/types.js';
import { isActive, isReady, isTerminating } from '../common/pods.js';
import { failedPodsToReplace, isIndexFailed } from './failureCounts.js';
import { mergeIndexes, parseIndexes } from './indexes.js';
import { indexOf, isIndexed, isPodFailed, isTracked } from './jobPods.js';
import { judgeFailure } from './podFailurePolicy.js';

export interface JobTally {
  readonly pods: readonly Pod[];
  readonly active: readonly Pod[];
  readonly ready: number;
  readonly terminating: number;
  /** Ended since the last look. */
  readonly newSucceeded: readonly Pod[];
  readonly newFailed: readonly Pod[];
  /** With what the status counted or named before. */
  readonly succeeded: number;
  readonly failed: number;
  /** Ascending; empty unless the Job is Indexed. */
  readonly succeededIndexes: readonly number[];
  readonly failedIndexes: readonly number[];
  /** Failed pods that wait for their replacement, by index. */
  readonly replaceable: ReadonlyMap<number, Pod>;
}

/** Counts the pods of a Job. */
export function tallyJob(job: Job, pods: readonly Pod[]): JobTally {
  const active = pods.filter(isActive);
  const tracked = pods.filter(isTracked);
  const { succeeded = [], failed = [] } = job.status?.uncountedTerminatedPods ?? {};
  const allSucceeded = tracked.filter(pod => pod.status?.phase === 'Succeeded');
  const newSucceeded = allSucceeded.filter(pod => !succeeded.includes(pod.metadata.uid ?? ''));
  const newFailed = tracked.filter(
    pod => isPodFailed(pod, job) && !failed.includes(pod.metadata.uid ?? ''),
  );
  const counted = newFailed.filter(pod => judgeFailure(job.spec?.podFailurePolicy, pod).isCounted);
  const indexes = tallyIndexes(job, { active, tracked, newSucceeded: allSucceeded });
  return {
    pods,
    active,
    ready: active.filter(isReady).length,
    terminating: pods.filter(isTerminating).length,
    newSucceeded,
    newFailed,
    succeeded: isIndexed(job)
      ? indexes.succeededIndexes.length
      : (job.status?.succeeded ?? 0) + succeeded.length + newSucceeded.length,
    failed: (job.status?.failed ?? 0) + failed.length + counted.length,
    ...indexes,
  };
}

interface Groups {
  readonly active: readonly Pod[];
  readonly tracked: readonly Pod[];
  readonly newSucceeded: readonly Pod[];
}

function tallyIndexes(
  job: Job,
  { active, tracked, newSucceeded }: Groups,
): Pick<JobTally, 'succeededIndexes' | 'failedIndexes' | 'replaceable'> {
  if (!isIndexed(job)) {
    return { succeededIndexes: [], failedIndexes: [], replaceable: new Map() };
  }
  const completions = job.spec?.completions ?? 0;
  const indexesOf = (pods: readonly Pod[]): number[] =>
    pods.flatMap(pod => indexOf(pod, job) ?? []);
  const earlier = parseIndexes(job.status?.completedIndexes, completions);
  const succeededIndexes = mergeIndexes(earlier, indexesOf(newSucceeded));
  if (job.spec?.backoffLimitPerIndex === undefined) {
    return { succeededIndexes, failedIndexes: [], replaceable: new Map() };
  }
  const failedNow = indexesOf(tracked.filter(pod => isIndexFailed(job, pod)));
  const failedBefore = parseIndexes(job.status?.failedIndexes, completions);
  const failedIndexes = mergeIndexes(failedBefore, failedNow);
  const settled = new Set([...succeededIndexes, ...failedIndexes, ...indexesOf(active)]);
  const replaceable = failedPodsToReplace(job, tracked, settled);
  return { succeededIndexes, failedIndexes, replaceable };
}
