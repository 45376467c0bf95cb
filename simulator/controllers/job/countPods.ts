// How pods that ended come into a Job's counts: named in the status first, counted once their finalizer is gone. Pure.
// After pkg/controller/job/job_controller.go: trackJobStatusAndRemoveFinalizers.

import type { Job, Pod } from '../../../schemas/built/types.js';
import { isIndexed } from './jobPods.js';
import type { JobTally } from './tallyJob.js';

/** What the status says of pods that ended. */
export interface JobCounts {
  readonly succeeded: number;
  readonly failed: number;
  /** The uids of those that are not counted yet. */
  readonly uncounted: {
    readonly succeeded: readonly string[];
    readonly failed: readonly string[];
  };
}

/** So many pods are named at once. */
export const uncountedMax = 500;

/** What the stored status says. */
export function countsOf({ status }: Job): JobCounts {
  const { succeeded = [], failed = [] } = status?.uncountedTerminatedPods ?? {};
  return {
    succeeded: status?.succeeded ?? 0,
    failed: status?.failed ?? 0,
    uncounted: { succeeded, failed },
  };
}

/** Counts those that have lost their finalizer: all but the tracked uids. */
export function countFreed(counts: JobCounts, tracked: ReadonlySet<string>): JobCounts {
  const { uncounted } = counts;
  const isTracked = (uid: string): boolean => tracked.has(uid);
  const succeeded = uncounted.succeeded.filter(isTracked);
  const failed = uncounted.failed.filter(isTracked);
  return {
    succeeded: counts.succeeded + uncounted.succeeded.length - succeeded.length,
    failed: counts.failed + uncounted.failed.length - failed.length,
    uncounted: { succeeded, failed },
  };
}

/** Names pods that ended. Of an Indexed Job the indexes are enough for those that succeeded. */
export function namePods(
  job: Job,
  counts: JobCounts,
  pods: readonly Pod[],
  countsAsFailed: (pod: Pod) => boolean,
): JobCounts {
  const { uncounted } = counts;
  const isNamed = (pod: Pod): boolean =>
    uncounted.succeeded.includes(uidOf(pod)) || uncounted.failed.includes(uidOf(pod));
  const fresh = pods.filter(pod => !isNamed(pod));
  const succeeded = isIndexed(job)
    ? []
    : fresh.filter(({ status }) => status?.phase === 'Succeeded').map(uidOf);
  const failed = fresh.filter(countsAsFailed).map(uidOf);
  return {
    ...counts,
    uncounted: {
      succeeded: [...uncounted.succeeded, ...succeeded],
      failed: [...uncounted.failed, ...failed],
    },
  };
}

/** Whether nothing is left to be counted. */
export function isAllCounted({ uncounted }: JobCounts): boolean {
  return uncounted.succeeded.length === 0 && uncounted.failed.length === 0;
}

/** The counts as the status tells them: an Indexed Job's successes are its indexes. */
export function told(job: Job, tally: JobTally, counts: JobCounts): JobCounts {
  return isIndexed(job) ? { ...counts, succeeded: tally.succeededIndexes.length } : counts;
}

/** The uid of a pod. */
export function uidOf({ metadata }: Pod): string {
  return metadata.uid ?? '';
}
