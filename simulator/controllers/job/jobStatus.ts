// What a Job says of itself: counts, conditions, times.
// After pkg/controller/job/job_controller.go: trackJobStatusAndRemoveFinalizers.

import type { Job, JobCondition, JobStatus } from '../../../schemas/built/types.js';
import { omitEmpty } from '../common/status.js';
import type { JobCounts } from './countPods.js';
import type { JobEnd } from './finishJob.js';
import { formatIndexes } from './indexes.js';
import { isIndexed } from './jobPods.js';
import type { JobTally } from './tallyJob.js';

type Conditions = readonly JobCondition[];

/** What the status tells besides the tally. */
export interface JobProgress {
  readonly active: number;
  readonly ready: number;
  readonly terminating: number;
  readonly counts: JobCounts;
  readonly startTime: string | undefined;
  readonly conditions: Conditions;
  /** Set with the Complete condition. */
  readonly completionTime?: string;
}

/** The status; what is zero and optional is left out. */
export function computeJobStatus(job: Job, tally: JobTally, progress: JobProgress): JobStatus {
  const { startTime, completionTime, counts } = progress;
  const indexes = isIndexed(job)
    ? { completedIndexes: formatIndexes(tally.succeededIndexes) }
    : undefined;
  const failedIndexes =
    job.spec?.backoffLimitPerIndex === undefined ? undefined : formatIndexes(tally.failedIndexes);
  const status: JobStatus = {
    conditions: progress.conditions,
    ...(startTime === undefined ? {} : { startTime }),
    ...(completionTime === undefined ? {} : { completionTime }),
    active: progress.active,
    succeeded: counts.succeeded,
    failed: counts.failed,
    terminating: progress.terminating,
    ...indexes,
    ...(failedIndexes === undefined ? {} : { failedIndexes }),
    uncountedTerminatedPods: omitEmpty(counts.uncounted, []),
    ready: progress.ready,
  };
  return omitEmpty(status, ['terminating', 'ready', 'failedIndexes']);
}

/**
 * Sets a condition; one that is False is only told after it was True. Equal ones keep their times.
 */
export function setJobCondition(
  conditions: Conditions,
  wanted: Pick<JobCondition, 'type' | 'status' | 'reason' | 'message'>,
  timestamp: string,
): Conditions {
  const current = conditions.find(({ type }) => type === wanted.type);
  const isSame =
    current?.status === wanted.status &&
    current.reason === wanted.reason &&
    current.message === wanted.message;
  if (isSame || (current === undefined && wanted.status === 'False')) {
    return conditions;
  }
  const told = { ...wanted, lastProbeTime: timestamp, lastTransitionTime: timestamp };
  return current === undefined
    ? [...conditions, told]
    : conditions.map(condition => (condition === current ? told : condition));
}

/** The conditions of a Job that is ending: first why, then, with all pods gone, that it is over. */
export function endConditions(
  conditions: Conditions,
  end: JobEnd,
  isOver: boolean,
  timestamp: string,
): Conditions {
  const { reason, message } = end;
  const interim = { type: end.type, status: 'True', reason, message };
  const ending = setJobCondition(conditions, interim, timestamp);
  if (!isOver) {
    return ending;
  }
  const type = end.type === 'SuccessCriteriaMet' ? 'Complete' : 'Failed';
  return setJobCondition(ending, { type, status: 'True', reason, message }, timestamp);
}
