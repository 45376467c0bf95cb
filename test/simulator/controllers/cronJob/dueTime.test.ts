// When a CronJob is due.

import { expect, test } from 'vitest';
import { parseSchedule } from '../../../../core/kubernetes/cron.js';
import type { CronJob } from '../../../../schemas/built/types.js';
import {
  findDueTime,
  isTooManyMissed,
  nextLookMs,
} from '../../../../simulator/controllers/cronJob/dueTime.js';

test.each([
  ['nothing is due before the first time', '10:00:00', '10:00:30', undefined],
  ['the first time is due when it has passed', '10:00:00', '10:01:00', '10:01:00'],
  ['of several missed, the last one counts', '10:00:00', '10:07:30', '10:07:00'],
])('%s', (_, created, now, due) => {
  const { dueMs } = findDueTime(cronJob(created), schedule('* * * * *'), at(now));
  expect(dueMs).toBe(due === undefined ? undefined : at(due));
});

test('what is older than the starting deadline is not looked at', () => {
  const late = { ...cronJob('10:00:00'), spec: { ...spec, startingDeadlineSeconds: 60 } };
  expect(findDueTime(late, schedule('0 * * * *'), at('11:30:00')).dueMs).toBeUndefined();
});

test('more than a hundred missed times are worth a warning', () => {
  const due = findDueTime(cronJob('10:00:00'), schedule('* * * * *'), at('12:00:00'));
  expect(isTooManyMissed(due)).toBe(true);
  expect(due.dueMs).toBe(at('12:00:00'));
});

test('it looks again just after the next time', () => {
  expect(nextLookMs(cronJob('10:00:00'), schedule('* * * * *'), at('10:00:30'))).toBe(30_100);
});

test('a zone moves the times', () => {
  const madrid = { ...cronJob('00:00:00'), spec: { ...spec, timeZone: 'Europe/Madrid' } };
  const { dueMs } = findDueTime(madrid, schedule('30 3 * * *'), at('12:00:00'));
  expect(dueMs).toBe(at('02:30:00'));
});

const spec = { schedule: '', jobTemplate: {} };

function cronJob(created: string): CronJob {
  const metadata = { creationTimestamp: `2030-01-01T${created}Z` };
  return { apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec };
}

function at(time: string): number {
  return Date.parse(`2030-01-01T${time}Z`);
}

function schedule(text: string): NonNullable<ReturnType<typeof parseSchedule>['schedule']> {
  const { schedule: parsed } = parseSchedule(text);
  if (parsed === undefined) {
    throw new Error(text);
  }
  return parsed;
}
