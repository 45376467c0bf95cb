// When a CronJob runs next and ran last, in words.

import { nextRunMs, parseSchedule } from '../../../core/kubernetes/cron.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { CronJob } from '../../../schemas/built/types.js';
import { humanDuration } from '../../../simulator/api/tables/duration.js';
import type { Translate } from '../translate.js';

/** Of other kinds than CronJob there are none. */
export function scheduleNotes(
  workload: KubernetesObject,
  nowMs: number,
  t: Translate,
): readonly string[] {
  if (workload.kind !== 'CronJob') {
    return [];
  }
  const cronJob = workload as unknown as CronJob;
  const nextMs = cronJob.spec?.suspend ? undefined : nextStartMs(cronJob, nowMs);
  const last = cronJob.status?.lastScheduleTime;
  return [
    ...(nextMs === undefined ? [] : [t('next run in {0}', humanDuration(nextMs - nowMs))]),
    ...(last === undefined ? [] : [t('last run {0} ago', humanDuration(nowMs - Date.parse(last)))]),
  ];
}

/** Undefined where no time will ever come. */
function nextStartMs({ spec, status, metadata }: CronJob, nowMs: number): number | undefined {
  const { schedule } = parseSchedule(spec?.schedule ?? '');
  if (schedule === undefined) {
    return undefined;
  }
  const since = status?.lastScheduleTime ?? metadata?.creationTimestamp;
  // `@every` counts from the last start, all others go by the clock on the wall.
  const fromMs = schedule.kind === 'every' && typeof since === 'string' ? Date.parse(since) : nowMs;
  const nextMs = nextRunMs(schedule, fromMs, spec?.timeZone);
  return nextMs === undefined ? undefined : Math.max(nextMs, nowMs);
}
