// One look at a Job: counts its pods, decides whether it is over, starts or stops pods, tells the
// status.
// After pkg/controller/job/job_controller.go: syncJob.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Job, JobCondition, JobStatus, Pod } from '../../../schemas/built/types.js';
import type { ApiError } from '../../api/apiError.js';
import type { Cluster, GroupKind, Requeue } from '../../kernel/types.js';
import type { Steps } from '../common/inSteps.js';
import { keyOf } from '../common/keys.js';
import { claim } from '../common/ownership.js';
import { createPod, deletePod, isNamespaceTerminating } from '../common/podControl.js';
import { isReady } from '../common/pods.js';
import { perStep, refusalOf, slowStartInSteps } from '../common/slowStart.js';
import { writeStatus } from '../common/status.js';
import { type BackoffRecord, nextBackoff, noBackoff } from './backoff.js';
import {
  countFreed,
  countsOf,
  isAllCounted,
  type JobCounts,
  namePods,
  told,
  uidOf,
  uncountedMax,
} from './countPods.js';
import { deadlineMs, findCompletion, findJobEnd, type JobEnd } from './finishJob.js';
import { indexOf, isIndexed, isPodFailed, isSuspended, isTracked } from './jobPods.js';
import { computeJobStatus, endConditions, type JobProgress, setJobCondition } from './jobStatus.js';
import { newJobPod } from './jobTemplate.js';
import { removeTracking } from './jobTracking.js';
import { type JobPlan, planJob } from './planJob.js';
import { judgeFailure } from './podFailurePolicy.js';
import { type JobTally, tallyJob } from './tallyJob.js';

/** Pods after starting and stopping. */
interface Managed {
  readonly active: number;
  readonly ready: number;
  readonly terminating: number;
  readonly refusal: ApiError | undefined;
  readonly waitMs: number | undefined;
}

/** `backoffs` holds the record of each running Job by its key. */
export function* reconcileJob(
  cluster: Cluster,
  stored: Job,
  backoffs: Map<string, BackoffRecord>,
): Steps<Requeue | undefined> {
  const { nowMs } = cluster;
  const job = withStartTime(stored, cluster.timestamp);
  const selector = job.spec?.selector;
  const tally = tallyJob(job, claim<Pod>(cluster, job, { groupKind: 'Pod', selector }));
  const key = keyOf(job);
  const known = backoffs.get(key) ?? noBackoff;
  const backoff = nextBackoff(known, tally.newSucceeded, tally.newFailed);
  const end = findJobEnd(job, tally, nowMs);
  const managed =
    end === undefined
      ? yield* carryOut(cluster, job, tally, planFor(job, tally, backoff, nowMs))
      : yield* endPods(cluster, job, tally);
  const reached = end ?? findCompletion(job, tally.succeeded, managed.active);
  yield* tell(cluster, stored, { job, tally, managed, end: reached });
  backoffs.set(key, backoff);
  if (managed.refusal !== undefined) {
    throw managed.refusal;
  }
  const waits = [managed.waitMs, deadlineMs(job, nowMs)].filter(ms => ms !== undefined);
  return waits.length === 0 || reached !== undefined ? undefined : { afterMs: Math.min(...waits) };
}

function withStartTime(job: Job, timestamp: string): Job {
  return job.status?.startTime !== undefined || isSuspended(job)
    ? job
    : { ...job, status: { ...job.status, startTime: timestamp } };
}

/** A Job that is being deleted starts nothing. */
function planFor(job: Job, tally: JobTally, backoff: BackoffRecord, nowMs: number): JobPlan {
  return job.metadata.deletionTimestamp === undefined
    ? planJob(job, tally, backoff, nowMs)
    : { kind: 'rest' };
}

function* carryOut(cluster: Cluster, job: Job, tally: JobTally, plan: JobPlan): Steps<Managed> {
  const { ready, terminating } = tally;
  const before = { active: tally.active.length, ready, terminating };
  switch (plan.kind) {
    case 'rest':
      return { ...before, refusal: undefined, waitMs: undefined };
    case 'wait':
      return { ...before, active: 0, refusal: undefined, waitMs: plan.afterMs };
    case 'stop':
      return yield* stop(plan.pods, before, pod => {
        removeTracking(cluster, pod);
        deletePod(cluster, job, pod);
      });
    case 'start': {
      const started = yield* start(cluster, job, tally, plan.indexes);
      const active = before.active + started.count;
      return { ...before, active, refusal: started.refusal, waitMs: undefined };
    }
  }
}

/** The pods of a Job that is over keep their finalizer until they are counted. */
function* endPods(
  cluster: Cluster,
  job: Job,
  { active, ready, terminating }: JobTally,
): Steps<Managed> {
  const before = { active: active.length, ready, terminating };
  return yield* stop(active, before, pod => deletePod(cluster, job, pod));
}

function* stop(
  pods: readonly Pod[],
  before: Pick<Managed, 'active' | 'ready' | 'terminating'>,
  remove: (pod: Pod) => void,
): Steps<Managed> {
  const outcomes: { readonly pod: Pod; readonly refusal: ApiError | undefined }[] = [];
  for (const pod of pods) {
    outcomes.push({ pod, refusal: refusalOf(() => remove(pod)) });
    if (outcomes.length % perStep === 0) {
      yield undefined;
    }
  }
  const stopped = outcomes.filter(({ refusal }) => refusal === undefined);
  return {
    active: before.active - stopped.length,
    ready: before.ready - stopped.filter(({ pod }) => isReady(pod)).length,
    terminating: before.terminating + stopped.length,
    refusal: outcomes.find(({ refusal }) => refusal !== undefined)?.refusal,
    waitMs: undefined,
  };
}

function* start(
  cluster: Cluster,
  job: Job,
  tally: JobTally,
  indexes: readonly (number | undefined)[],
): Steps<{ readonly count: number; readonly refusal: ApiError | undefined }> {
  let count = 0;
  const refusal = yield* slowStartInSteps(indexes.length, at => {
    const index = indexes[at];
    const replaced = index === undefined ? undefined : tally.replaceable.get(index);
    const refused = refusalOf(() => createPod(cluster, job, newJobPod(job, index, replaced)));
    count += refused === undefined ? 1 : 0;
    if (refused !== undefined && !isNamespaceTerminating(refused)) {
      throw refused;
    }
  });
  return { count, refusal };
}

interface Outcome {
  readonly job: Job;
  readonly tally: JobTally;
  readonly managed: Managed;
  readonly end: JobEnd | undefined;
}

/**
 * Names the pods that ended in the status, frees them, counts them in the status, and records what people want to know.
 */
function* tell(cluster: Cluster, stored: Job, outcome: Outcome): Steps<undefined> {
  const { job, tally, managed, end } = outcome;
  const ended = tally.pods.filter(pod => isTracked(pod) && mayBeFreed(job, tally, pod, end));
  const freed = ended.slice(0, uncountedMax);
  const isStopped = managed.active === 0 || end?.reason === 'CompletionsReached';
  const suspended = suspension(cluster, job, end);
  const { timestamp } = cluster;
  const interim =
    end === undefined || !isStopped
      ? suspended.conditions
      : endConditions(suspended.conditions, end, false, timestamp);
  const progress = { ...managed, startTime: suspended.startTime, conditions: interim };
  const tracked = new Set(tally.pods.filter(isTracked).map(uidOf));
  const named = namePods(job, countFreed(countsOf(job), tracked), freed, pod =>
    countsAsFailed(job, pod, end),
  );
  const statusOf = (counts: JobCounts, over: Partial<JobProgress> = {}): JobStatus =>
    computeJobStatus(job, tally, { ...progress, ...over, counts: told(job, tally, counts) });
  const flushed = writeStatus(cluster, stored, statusOf(named));
  yield* freePods(cluster, freed);
  const counted = countFreed(named, new Set(ended.slice(uncountedMax).map(uidOf)));
  const isOver =
    end !== undefined &&
    isStopped &&
    managed.terminating === 0 &&
    freed.length === ended.length &&
    isAllCounted(counted);
  const over: Partial<JobProgress> = isOver
    ? {
        conditions: endConditions(interim, end, true, timestamp),
        ...(end.type === 'SuccessCriteriaMet' ? { completionTime: timestamp } : {}),
      }
    : {};
  const status = statusOf(counted, over);
  writeStatus(cluster, latest(cluster, 'batch/Job', flushed), status);
  if (isOver) {
    recordEnd(cluster, job, end, status.succeeded ?? 0);
  }
}

function* freePods(cluster: Cluster, pods: readonly Pod[]): Steps<undefined> {
  for (const [index, pod] of pods.entries()) {
    removeTracking(cluster, latest(cluster, 'Pod', pod));
    if (index % perStep === perStep - 1) {
      yield undefined;
    }
  }
}

function latest<T extends KubernetesObject>(cluster: Cluster, groupKind: GroupKind, object: T): T {
  const { namespace = '', name = '' } = object.metadata;
  return cluster.get<T>(groupKind, namespace, name) ?? object;
}

/** The last failed pod of an index stays until its replacement carries its count on. */
function mayBeFreed(job: Job, tally: JobTally, pod: Pod, end: JobEnd | undefined): boolean {
  if (
    end !== undefined ||
    job.metadata.deletionTimestamp !== undefined ||
    pod.status?.phase === 'Succeeded'
  ) {
    return true;
  }
  const isWaiting = [...tally.replaceable.values()].includes(pod);
  return isPodFailed(pod, job) && !isWaiting;
}

/** Pods that a failing Job leaves unfinished count as failed, too. */
function countsAsFailed(job: Job, pod: Pod, end: JobEnd | undefined): boolean {
  const isLost = isPodFailed(pod, job) || end?.type === 'FailureTarget';
  return (
    pod.status?.phase !== 'Succeeded' &&
    isLost &&
    (!isIndexed(job) || indexOf(pod, job) !== undefined) &&
    judgeFailure(job.spec?.podFailurePolicy, pod).isCounted
  );
}

interface Suspension {
  readonly conditions: readonly JobCondition[];
  readonly startTime: string | undefined;
}

function suspension(cluster: Cluster, job: Job, end: JobEnd | undefined): Suspension {
  const { conditions = [], startTime } = job.status ?? {};
  if (end !== undefined || job.metadata.deletionTimestamp !== undefined) {
    return { conditions, startTime };
  }
  const [status, reason, message] = isSuspended(job)
    ? ['True', 'JobSuspended', 'Job suspended']
    : ['False', 'JobResumed', 'Job resumed'];
  const { timestamp } = cluster;
  const next = setJobCondition(
    conditions,
    { type: 'Suspended', status, reason, message },
    timestamp,
  );
  if (next === conditions) {
    return { conditions, startTime };
  }
  const eventReason = isSuspended(job) ? 'Suspended' : 'Resumed';
  cluster.event(job, { type: 'Normal', reason: eventReason, message });
  return { conditions: next, startTime: isSuspended(job) ? undefined : timestamp };
}

function recordEnd(cluster: Cluster, job: Job, end: JobEnd, succeeded: number): void {
  if (end.type === 'FailureTarget') {
    cluster.event(job, { type: 'Warning', reason: end.reason, message: end.message });
    return;
  }
  if (succeeded > (job.spec?.completions ?? Number.POSITIVE_INFINITY)) {
    const message = 'Too many succeeded pods running after completion count reached';
    cluster.event(job, { type: 'Warning', reason: 'TooManySucceededPods', message });
  }
  cluster.event(job, { type: 'Normal', reason: 'Completed', message: 'Job completed' });
}
