// The Job a CronJob makes for one start time.
// After pkg/controller/cronjob/utils.go: getJobFromTemplate2.

import type { CronJob, Job } from '../../../schemas/built/types.js';
import { controllerReference } from '../common/ownership.js';

const SCHEDULED_TIMESTAMP = 'batch.kubernetes.io/cronjob-scheduled-timestamp';
const MS_PER_MINUTE = 60_000;

/** `<cronjob>-<minutes since the epoch>`: one start time makes one Job, ever. */
export function jobName(cronJob: CronJob, dueMs: number): string {
  return `${cronJob.metadata.name}-${Math.floor(dueMs / MS_PER_MINUTE)}`;
}

/** The Job, not yet stored. */
export function jobFromTemplate(cronJob: CronJob, dueMs: number): Job {
  const { metadata, spec } = cronJob.spec?.jobTemplate ?? {};
  const time = formatInZone(dueMs, cronJob.spec?.timeZone);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: jobName(cronJob, dueMs),
      namespace: cronJob.metadata.namespace ?? '',
      ...(metadata?.labels === undefined ? {} : { labels: metadata.labels }),
      annotations: { ...metadata?.annotations, [SCHEDULED_TIMESTAMP]: time },
      ownerReferences: [controllerReference(cronJob)],
    },
    ...(spec === undefined ? {} : { spec }),
  };
}

/** RFC 3339 with the offset the zone has at that time; `Z` for UTC. */
export function formatInZone(ms: number, timeZone: string | undefined): string {
  const utc = new Date(ms).toISOString().slice(0, 19);
  const offsetMinutes = timeZone === undefined ? 0 : zoneOffsetMinutes(ms, timeZone);
  if (offsetMinutes === 0) {
    return `${utc}Z`;
  }
  const local = new Date(ms + offsetMinutes * MS_PER_MINUTE).toISOString().slice(0, 19);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const pad = (number: number): string => String(number).padStart(2, '0');
  const size = Math.abs(offsetMinutes);
  return `${local}${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function zoneOffsetMinutes(ms: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const localMs = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return Math.round((localMs - Math.floor(ms / 1000) * 1000) / MS_PER_MINUTE);
}
