// Whether a Job is over, and why: a pure decision.
// After pkg/controller/job/job_controller.go: syncJob, enactJobFinished.

import type { Job, JobCondition } from '../../../schemas/built/types.js';
import { timeMs } from '../common/pods.js';
import { isPodFailed, isSuspended, restartsOf } from './jobPods.js';
import { judgeFailure } from './podFailurePolicy.js';
import { matchSuccessPolicy } from './successPolicy.js';
import type { JobTally } from './tallyJob.js';

/**
 * Why a Job ends. `SuccessCriteriaMet` becomes Complete, `FailureTarget` Failed, once all pods are
 * gone.
 */
export interface JobEnd {
  readonly type: 'SuccessCriteriaMet' | 'FailureTarget';
  readonly reason: string;
  readonly message: string;
}

/**
 * The end that pods and clock bring about before anything else is done; undefined while the Job
 * goes on.
 */
export function findJobEnd(job: Job, tally: JobTally, nowMs: number): JobEnd | undefined {
  return (
    earlierEnd(job) ??
    failureOf(job, tally, nowMs) ??
    indexFailureOf(job, tally) ??
    successOf(job, tally)
  );
}

/** All completions are there; a work queue is done when nothing is active any more. */
export function findCompletion(job: Job, succeeded: number, active: number): JobEnd | undefined {
  const completions = job.spec?.completions;
  const isComplete =
    completions === undefined ? succeeded > 0 && active === 0 : succeeded >= completions;
  return isComplete
    ? {
        type: 'SuccessCriteriaMet',
        reason: 'CompletionsReached',
        message: 'Reached expected number of succeeded pods',
      }
    : undefined;
}

/** Complete or Failed: nothing is ever done for such a Job again. */
export function isJobFinished(job: Job): boolean {
  return (job.status?.conditions ?? []).some(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  );
}

function earlierEnd(job: Job): JobEnd | undefined {
  const told = (type: JobEnd['type']): JobCondition | undefined =>
    job.status?.conditions?.find(
      condition => condition.type === type && condition.status === 'True',
    );
  for (const type of ['SuccessCriteriaMet', 'FailureTarget'] as const) {
    const condition = told(type);
    if (condition !== undefined) {
      return { type, reason: condition.reason ?? '', message: condition.message ?? '' };
    }
  }
  return undefined;
}

function failureOf(job: Job, tally: JobTally, nowMs: number): JobEnd | undefined {
  const policyFailure = policyFailureOf(job, tally);
  if (policyFailure !== undefined) {
    return failure('PodFailurePolicy', policyFailure);
  }
  if (tally.failed > backoffLimitOf(job) || hasTooManyRestarts(job, tally)) {
    return failure('BackoffLimitExceeded', 'Job has reached the specified backoff limit');
  }
  return deadlineMs(job, nowMs) === 0
    ? failure('DeadlineExceeded', 'Job was active longer than specified deadline')
    : undefined;
}

function policyFailureOf(job: Job, tally: JobTally): string | undefined {
  const policy = job.spec?.podFailurePolicy;
  if (policy === undefined) {
    return undefined;
  }
  return tally.pods
    .filter(pod => isPodFailed(pod, job))
    .map(pod => judgeFailure(policy, pod).jobFailure)
    .find(message => message !== undefined);
}

function backoffLimitOf(job: Job): number {
  return job.spec?.backoffLimit ?? 6;
}

/** With restartPolicy OnFailure the containers' restarts count, not the pods. */
function hasTooManyRestarts(job: Job, { pods }: JobTally): boolean {
  if (job.spec?.template.spec?.restartPolicy !== 'OnFailure') {
    return false;
  }
  const running = pods.filter(({ status }) => ['Running', 'Pending'].includes(status?.phase ?? ''));
  const restarts = running.reduce((total, pod) => total + restartsOf(pod), 0);
  const limit = backoffLimitOf(job);
  return limit === 0 ? restarts > 0 : restarts >= limit;
}

/**
 * Virtual milliseconds until the Job has been active for too long; undefined when no deadline runs.
 */
export function deadlineMs(job: Job, nowMs: number): number | undefined {
  const seconds = job.spec?.activeDeadlineSeconds;
  const startTime = job.status?.startTime;
  if (seconds === undefined || startTime === undefined || isSuspended(job)) {
    return undefined;
  }
  return Math.max(0, timeMs(startTime) + seconds * 1000 - nowMs);
}

function indexFailureOf(job: Job, tally: JobTally): JobEnd | undefined {
  const failed = tally.failedIndexes.length;
  if (failed > (job.spec?.maxFailedIndexes ?? Number.POSITIVE_INFINITY)) {
    const message = 'Job has exceeded the specified maximal number of failed indexes';
    return failure('MaxFailedIndexesExceeded', message);
  }
  const isOver = failed + tally.succeededIndexes.length >= (job.spec?.completions ?? 0);
  return failed > 0 && isOver ? failure('FailedIndexes', 'Job has failed indexes') : undefined;
}

function successOf(job: Job, tally: JobTally): JobEnd | undefined {
  const completions = job.spec?.completions ?? 0;
  const message = matchSuccessPolicy(job.spec?.successPolicy, completions, tally.succeededIndexes);
  return message === undefined
    ? undefined
    : { type: 'SuccessCriteriaMet', reason: 'SuccessPolicy', message };
}

function failure(reason: string, message: string): JobEnd {
  return { type: 'FailureTarget', reason, message };
}
