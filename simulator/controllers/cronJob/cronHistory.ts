// What a CronJob knows of its Jobs: which are active, which succeeded last, which are too old to
// keep.
// After pkg/controller/cronjob/cronjob_controllerv2.go: syncCronJob, cleanupFinishedJobs.

import type { CronJob, CronJobStatus, Job, ObjectReference } from '../../../schemas/built/types.js';
import type { EventRecord } from '../../kernel/types.js';
import { timeMs } from '../common/pods.js';

/** A status and what is to be said about how it came about. */
export interface Noted {
  readonly status: CronJobStatus;
  readonly events: readonly EventRecord[];
}

/** `Complete` or `Failed`; undefined while the Job goes on. */
export function finishedAs(job: Job): 'Complete' | 'Failed' | undefined {
  const conditions = job.status?.conditions ?? [];
  const types = ['Complete', 'Failed'] as const;
  return types.find(type =>
    conditions.some(condition => condition.type === type && condition.status === 'True'),
  );
}

/** The status after a look at the Jobs; those no longer there or done leave the active list. */
export function noteJobs(cronJob: CronJob, jobs: readonly Job[]): Noted {
  const events: EventRecord[] = [];
  const before = cronJob.status?.active ?? [];
  let active = before;
  let lastSuccessfulTime = cronJob.status?.lastSuccessfulTime;
  for (const job of jobs) {
    const isListed = active.some(({ uid }) => uid === job.metadata.uid);
    const end = finishedAs(job);
    if (!isListed && end === undefined) {
      events.push(unexpectedJob(job));
    } else if (isListed && end !== undefined) {
      active = active.filter(({ uid }) => uid !== job.metadata.uid);
      events.push(sawCompleted(job, end));
    } else if (end === 'Complete') {
      lastSuccessfulTime = later(lastSuccessfulTime, job.status?.completionTime);
    }
  }
  const known = new Set(jobs.map(job => job.metadata.uid));
  const missing = active.filter(({ uid }) => !known.has(uid));
  events.push(...missing.map(missingJob));
  const status = {
    ...withActive(
      cronJob.status ?? {},
      active.filter(({ uid }) => known.has(uid)),
    ),
    ...(lastSuccessfulTime === undefined ? {} : { lastSuccessfulTime }),
  };
  return { status, events };
}

/** The status with this active list; an empty one is left out. */
export function withActive(
  { active: _, ...status }: CronJobStatus,
  active: readonly ObjectReference[],
): CronJobStatus {
  return active.length === 0 ? status : { active, ...status };
}

/** A Job as it stands in the active list. */
export function referenceTo(job: Job): ObjectReference {
  const { namespace = '', name = '', uid = '', resourceVersion = '' } = job.metadata;
  return { kind: 'Job', namespace, name, uid, apiVersion: 'batch/v1', resourceVersion };
}

/** The finished Jobs beyond the history limits, oldest first. */
export function jobsToForget(cronJob: CronJob, jobs: readonly Job[]): readonly Job[] {
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = cronJob.spec ?? {};
  return [
    ...beyond(
      jobs.filter(job => finishedAs(job) === 'Complete'),
      successfulJobsHistoryLimit,
    ),
    ...beyond(
      jobs.filter(job => finishedAs(job) === 'Failed'),
      failedJobsHistoryLimit,
    ),
  ];
}

function beyond(jobs: readonly Job[], limit: number | undefined): readonly Job[] {
  if (limit === undefined || jobs.length <= limit) {
    return [];
  }
  return [...jobs].sort(byStart).slice(0, jobs.length - limit);
}

function byStart(a: Job, b: Job): number {
  const difference = timeMs(a.status?.startTime) - timeMs(b.status?.startTime);
  return difference || ((a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1);
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || timeMs(b) > timeMs(a) ? (b ?? a) : a;
}

function unexpectedJob({ metadata }: Job): EventRecord {
  const message = `Saw a job that the controller did not create or forgot: ${metadata.name}`;
  return { type: 'Warning', reason: 'UnexpectedJob', message };
}

function sawCompleted({ metadata }: Job, end: string): EventRecord {
  const message = `Saw completed job: ${metadata.name}, condition: ${end}`;
  return { type: 'Normal', reason: 'SawCompletedJob', message };
}

function missingJob({ name }: ObjectReference): EventRecord {
  return { type: 'Normal', reason: 'MissingJob', message: `Active job went missing: ${name}` };
}
