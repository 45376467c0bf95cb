// How many pods a Job starts or stops now: a pure decision.
// After pkg/controller/job/job_controller.go: manageJob.

import type { Job, Pod } from '../../../schemas/built/types.js';
import { isTerminating } from '../common/pods.js';
import { type BackoffRecord, remainingBackoffMs } from './backoff.js';
import { indexBackoffMs } from './failureCounts.js';
import { pendingIndexes } from './indexes.js';
import { indexOf, isIndexed, isSuspended, replacesOnlyFailed } from './jobPods.js';
import { podsToStop } from './podsToStop.js';
import type { JobTally } from './tallyJob.js';

const PODS_MAX_PER_SYNC = 500;

export type JobPlan =
  | { readonly kind: 'stop'; readonly pods: readonly Pod[] }
  /** A completion index for each pod to start; undefined for pods without one. */
  | { readonly kind: 'start'; readonly indexes: readonly (number | undefined)[] }
  /** Nothing starts before this many virtual milliseconds have passed. */
  | { readonly kind: 'wait'; readonly afterMs: number }
  | { readonly kind: 'rest' };

/** Stopping comes before starting: never both in one look. */
export function planJob(job: Job, tally: JobTally, backoff: BackoffRecord, nowMs: number): JobPlan {
  const { active } = tally;
  if (isSuspended(job)) {
    return active.length === 0 ? { kind: 'rest' } : { kind: 'stop', pods: active };
  }
  const wanted = wantedPods(job, tally);
  const excess = podsToStop(job, active, Math.max(0, active.length - wanted));
  if (excess.length > 0) {
    return { kind: 'stop', pods: excess.slice(0, PODS_MAX_PER_SYNC) };
  }
  const terminating = replacesOnlyFailed(job) ? tally.terminating : 0;
  const missing = wanted - terminating - active.length;
  return missing <= 0 ? { kind: 'rest' } : planStart(job, tally, { missing, backoff, nowMs });
}

/** As many as may run at once, and no more than completions are missing. */
function wantedPods(job: Job, { active, succeeded }: JobTally): number {
  const parallelism = job.spec?.parallelism ?? 1;
  const completions = job.spec?.completions;
  if (completions === undefined) {
    return succeeded > 0 ? active.length : parallelism;
  }
  return Math.max(0, Math.min(completions - succeeded, parallelism));
}

interface Start {
  readonly missing: number;
  readonly backoff: BackoffRecord;
  readonly nowMs: number;
}

function planStart(job: Job, tally: JobTally, { missing, backoff, nowMs }: Start): JobPlan {
  const isPerIndex = job.spec?.backoffLimitPerIndex !== undefined;
  const afterMs = isPerIndex ? 0 : remainingBackoffMs(backoff, nowMs);
  if (afterMs > 0) {
    return { kind: 'wait', afterMs };
  }
  const count = Math.min(missing, PODS_MAX_PER_SYNC);
  if (!isIndexed(job)) {
    return { kind: 'start', indexes: new Array<undefined>(count).fill(undefined) };
  }
  const indexes = pendingIndexes(takenIndexes(job, tally), count, job.spec?.completions ?? 0);
  const waits = indexes.map(index => indexBackoffMs(tally.replaceable.get(index), nowMs));
  const startable = isPerIndex ? indexes.filter((_, at) => waits[at] === 0) : indexes;
  if (startable.length === 0) {
    return indexes.length === 0 ? { kind: 'rest' } : { kind: 'wait', afterMs: Math.min(...waits) };
  }
  return { kind: 'start', indexes: startable };
}

function takenIndexes(job: Job, tally: JobTally): ReadonlySet<number> {
  const going = replacesOnlyFailed(job) ? tally.pods.filter(isTerminating) : [];
  const running = [...tally.active, ...going].flatMap(pod => indexOf(pod, job) ?? []);
  return new Set([...tally.succeededIndexes, ...tally.failedIndexes, ...running]);
}
