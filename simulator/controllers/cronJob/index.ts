// The CronJob controller: makes a Job at each start time of a schedule.
// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/

import { isTimeZone, parseSchedule, type Schedule } from '../../../core/kubernetes/cron.js';
import type { CronJob, CronJobStatus, Job } from '../../../schemas/built/types.js';
import { ApiError } from '../../api/apiError.js';
import type { Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { getByKey, ownerKeys, ownKey } from '../common/keys.js';
import { isControlledBy } from '../common/ownership.js';
import { isNamespaceTerminating } from '../common/podControl.js';
import { refusalOf } from '../common/slowStart.js';
import { writeStatus } from '../common/status.js';
import { jobsToForget, noteJobs, referenceTo, withActive } from './cronHistory.js';
import { type DueTime, findDueTime, isNeverDue, isTooManyMissed, nextLookMs } from './dueTime.js';
import { jobFromTemplate, jobName } from './jobFromTemplate.js';

const GROUP_KIND = 'batch/CronJob';
const JOB = 'batch/Job';

/** Starts what is due, notes what became of it, and forgets old Jobs. */
export const cronJobController: ControllerFactory = () => ({
  name: 'cronjob-controller',
  watches: {
    [GROUP_KIND]: ownKey,
    [JOB]: (change, cluster) =>
      ownerKeys(change, cluster, { kind: 'CronJob', groupKind: GROUP_KIND }),
  },
  reconcile(cluster, key) {
    const cronJob = getByKey<CronJob>(cluster, GROUP_KIND, key);
    return cronJob === undefined ? undefined : reconcileCronJob(cluster, cronJob);
  },
});

/** What a look came to; a refusal is thrown once the status is written. */
interface Outcome {
  readonly status: CronJobStatus;
  readonly afterMs?: number | undefined;
  readonly refusal?: ApiError;
}

function reconcileCronJob(cluster: Cluster, cronJob: CronJob): Requeue | undefined {
  const jobs = cluster
    .dependents<Job>(cronJob.metadata.uid ?? '', JOB)
    .filter(job => isControlledBy(job, cronJob));
  const forgotten = jobsToForget(cronJob, jobs).filter(job => deleteJob(cluster, cronJob, job));
  const noted = noteJobs(withoutActive(cronJob, forgotten), jobs);
  for (const event of noted.events) {
    cluster.event(cronJob, event);
  }
  const outcome = startDue(cluster, { ...cronJob, status: noted.status });
  writeStatus(cluster, cronJob, outcome.status);
  if (outcome.refusal !== undefined) {
    throw outcome.refusal;
  }
  return outcome.afterMs === undefined ? undefined : { afterMs: outcome.afterMs };
}

/** What has just been deleted is no longer active, and not missed. */
function withoutActive(cronJob: CronJob, gone: readonly Job[]): CronJob {
  const { status } = cronJob;
  const uids = new Set(gone.map(job => job.metadata.uid));
  return status?.active === undefined
    ? cronJob
    : {
        ...cronJob,
        status: withActive(
          status,
          status.active.filter(({ uid }) => !uids.has(uid)),
        ),
      };
}

function startDue(cluster: Cluster, cronJob: CronJob): Outcome {
  const status = cronJob.status ?? {};
  const { suspend, startingDeadlineSeconds } = cronJob.spec ?? {};
  const schedule = readSchedule(cluster, cronJob);
  if (
    cronJob.metadata.deletionTimestamp !== undefined ||
    suspend === true ||
    schedule === undefined
  ) {
    return { status };
  }
  if (isNeverDue(cronJob, schedule)) {
    const fault = 'time difference between two schedules is less than 1 second';
    const message = `invalid schedule: ${cronJob.spec?.schedule} : ${fault}`;
    cluster.event(cronJob, { type: 'Warning', reason: 'InvalidSchedule', message });
    return { status };
  }
  const { nowMs } = cluster;
  const due = findDueTime(cronJob, schedule, nowMs);
  const later = { status, afterMs: nextLookMs(cronJob, schedule, nowMs) };
  if (due.dueMs === undefined) {
    return later;
  }
  warnOfMissed(cluster, cronJob, due);
  const deadlineMs = (startingDeadlineSeconds ?? Number.POSITIVE_INFINITY) * 1000;
  if (due.dueMs + deadlineMs < nowMs) {
    const message = `Missed scheduled time to start a job: ${toRfc1123(due.dueMs)}`;
    cluster.event(cronJob, { type: 'Warning', reason: 'MissSchedule', message });
    return later;
  }
  return isStarted(cronJob, due.dueMs) || isForbidden(cluster, cronJob)
    ? later
    : start(cluster, cronJob, schedule, due.dueMs);
}

function readSchedule(cluster: Cluster, cronJob: CronJob): Schedule | undefined {
  const { schedule: text = '', timeZone, suspend } = cronJob.spec ?? {};
  if (suspend === true || cronJob.metadata.deletionTimestamp !== undefined) {
    return undefined;
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    const message = `invalid timeZone: unknown time zone ${timeZone}`;
    cluster.event(cronJob, { type: 'Warning', reason: 'UnknownTimeZone', message });
    return undefined;
  }
  const { schedule, problem } = parseSchedule(text);
  if (schedule === undefined) {
    const message = `unparseable schedule ${JSON.stringify(text)} : ${problem}`;
    cluster.event(cronJob, { type: 'Warning', reason: 'UnparseableSchedule', message });
  }
  return schedule;
}

function warnOfMissed(cluster: Cluster, cronJob: CronJob, due: DueTime): void {
  if (isTooManyMissed(due)) {
    const message =
      'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew';
    cluster.event(cronJob, { type: 'Warning', reason: 'TooManyMissedTimes', message });
  }
}

function isStarted(cronJob: CronJob, dueMs: number): boolean {
  const { active = [], lastScheduleTime } = cronJob.status ?? {};
  const isLast = lastScheduleTime !== undefined && Date.parse(lastScheduleTime) === dueMs;
  return isLast || active.some(({ name }) => name === jobName(cronJob, dueMs));
}

function isForbidden(cluster: Cluster, cronJob: CronJob): boolean {
  const isActive = (cronJob.status?.active ?? []).length > 0;
  if (cronJob.spec?.concurrencyPolicy !== 'Forbid' || !isActive) {
    return false;
  }
  const message =
    'Not starting job because prior execution is running and concurrency policy is Forbid';
  cluster.event(cronJob, { type: 'Normal', reason: 'JobAlreadyActive', message });
  return true;
}

function start(cluster: Cluster, cronJob: CronJob, schedule: Schedule, dueMs: number): Outcome {
  const kept = replaceActive(cluster, cronJob);
  if (kept instanceof ApiError) {
    return { status: cronJob.status ?? {}, refusal: kept };
  }
  const job = createJob(cluster, cronJob, dueMs);
  if (job instanceof ApiError || job === undefined) {
    return { status: kept, ...(job === undefined ? {} : { refusal: job }) };
  }
  const active = [...(kept.active ?? []), referenceTo(job)];
  const lastScheduleTime = new Date(dueMs).toISOString().replace(/\.\d+Z$/, 'Z');
  const status = { ...withActive(kept, active), lastScheduleTime };
  return { status, afterMs: nextLookMs({ ...cronJob, status }, schedule, cluster.nowMs) };
}

/** With policy Replace what still runs is deleted first. */
function replaceActive(cluster: Cluster, cronJob: CronJob): CronJobStatus | ApiError {
  const status = cronJob.status ?? {};
  if (cronJob.spec?.concurrencyPolicy !== 'Replace') {
    return status;
  }
  const { namespace = '' } = cronJob.metadata;
  for (const { name = '' } of status.active ?? []) {
    const job = cluster.get<Job>(JOB, namespace, name);
    if (job === undefined || !deleteJob(cluster, cronJob, job)) {
      return new ApiError(500, 'InternalError', `could not replace job ${namespace}/${name}`);
    }
  }
  return withActive(status, []);
}

/** The new Job; undefined when somebody else made one of that name. */
function createJob(cluster: Cluster, cronJob: CronJob, dueMs: number): Job | ApiError | undefined {
  const wanted = jobFromTemplate(cronJob, dueMs);
  try {
    const job = cluster.create(wanted);
    const message = `Created job ${job.metadata.name}`;
    cluster.event(cronJob, { type: 'Normal', reason: 'SuccessfulCreate', message });
    return job;
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    if (error.reason === 'AlreadyExists') {
      const { namespace = '', name = '' } = wanted.metadata;
      const existing = cluster.get<Job>(JOB, namespace, name);
      return existing !== undefined && isControlledBy(existing, cronJob) ? existing : undefined;
    }
    if (!isNamespaceTerminating(error)) {
      const message = `Error creating job: ${error.message}`;
      cluster.event(cronJob, { type: 'Warning', reason: 'FailedCreate', message });
    }
    return error;
  }
}

function deleteJob(cluster: Cluster, cronJob: CronJob, job: Job): boolean {
  const { namespace = '', name = '' } = job.metadata;
  const refusal = refusalOf(() =>
    cluster.delete(JOB, { namespace, name }, { propagationPolicy: 'Background' }),
  );
  if (refusal !== undefined) {
    const message = `Deleted job: ${refusal.message}`;
    cluster.event(cronJob, { type: 'Warning', reason: 'FailedDelete', message });
    return false;
  }
  const message = `Deleted job ${name}`;
  cluster.event(cronJob, { type: 'Normal', reason: 'SuccessfulDelete', message });
  return true;
}

/** `Mon, 02 Jan 2006 15:04:05 +0000`. */
function toRfc1123(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}
