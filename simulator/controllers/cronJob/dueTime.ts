// When a CronJob is due, and when to look again: pure decisions.
// After pkg/controller/cronjob/utils.go: mostRecentScheduleTime, nextScheduleTimeDuration.

import { nextRunMs, type Schedule } from '../../../core/kubernetes/cron.js';
import type { CronJob } from '../../../schemas/built/types.js';
import { timeMs } from '../common/pods.js';

/** The controller looks this long after a start time, so as to be surely past it. */
const PADDING_MS = 100;
const MANY_MISSED = 100;

export interface DueTime {
  /** The latest start time that has passed; undefined when none has. */
  readonly dueMs: number | undefined;
  /** From where it was searched. */
  readonly sinceMs: number;
  /** About how many start times have passed. */
  readonly missed: number;
}

/** Whether the schedule is well formed and yet names no time: the 31st of February. */
export function isNeverDue(cronJob: CronJob, schedule: Schedule): boolean {
  return nextRunMs(schedule, earliestMs(cronJob), cronJob.spec?.timeZone) === undefined;
}

/** The start time to act on. Those beyond startingDeadlineSeconds are not looked at. */
export function findDueTime(cronJob: CronJob, schedule: Schedule, nowMs: number): DueTime {
  const deadline = cronJob.spec?.startingDeadlineSeconds;
  const sinceMs = earliestMs(cronJob);
  const startMs = deadline === undefined ? sinceMs : Math.max(sinceMs, nowMs - deadline * 1000);
  return searchDueTime(cronJob, schedule, startMs, nowMs);
}

/** Virtual milliseconds until the next look; undefined when no start time will ever come. */
export function nextLookMs(
  cronJob: CronJob,
  schedule: Schedule,
  nowMs: number,
): number | undefined {
  const { dueMs, sinceMs, missed } = searchDueTime(cronJob, schedule, earliestMs(cronJob), nowMs);
  const fromMs = dueMs ?? (missed === 0 ? sinceMs : nowMs);
  const nextMs = nextRunMs(schedule, fromMs, cronJob.spec?.timeZone);
  return nextMs === undefined ? undefined : nextMs + PADDING_MS - nowMs;
}

/** Whether so many were missed that people are warned. */
export function isTooManyMissed({ missed }: DueTime): boolean {
  return missed > MANY_MISSED;
}

function earliestMs(cronJob: CronJob): number {
  return timeMs(cronJob.status?.lastScheduleTime ?? cronJob.metadata.creationTimestamp);
}

function searchDueTime(
  cronJob: CronJob,
  schedule: Schedule,
  sinceMs: number,
  nowMs: number,
): DueTime {
  const next = (fromMs: number): number =>
    nextRunMs(schedule, fromMs, cronJob.spec?.timeZone) ?? Number.POSITIVE_INFINITY;
  const firstMs = next(sinceMs);
  if (nowMs < firstMs) {
    return { dueMs: undefined, sinceMs, missed: 0 };
  }
  const secondMs = next(firstMs);
  if (nowMs < secondMs) {
    return { dueMs: firstMs, sinceMs, missed: 0 };
  }
  const intervalMs = Math.max(1000, Math.round((secondMs - firstMs) / 1000) * 1000);
  const missed = Math.floor((nowMs - firstMs) / intervalMs) + 1;
  let dueMs: number | undefined;
  for (let ms = next(firstMs + (missed - 2) * intervalMs); ms <= nowMs; ms = next(ms)) {
    dueMs = ms;
  }
  return { dueMs, sinceMs, missed };
}
