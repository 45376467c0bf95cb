// Schedules: which are taken, what the server says of the others, when they fire.

import { expect, test } from 'vitest';
import { isTimeZone, nextRunMs, parseSchedule } from '../../../core/kubernetes/cron.js';

function runs(text: string, { from = '2026-01-01T00:00:00Z', count = 3, zone = 'Etc/UTC' } = {}) {
  const { schedule } = parseSchedule(text);
  const times: string[] = [];
  let at: number | undefined = Date.parse(from);
  while (schedule !== undefined && at !== undefined && times.length < count) {
    at = nextRunMs(schedule, at, zone);
    times.push(at === undefined ? 'never' : new Date(at).toISOString().slice(0, 16));
  }
  return times;
}

test.each([
  ['*/20 * * * *', ['2026-01-01T00:20', '2026-01-01T00:40', '2026-01-01T01:00']],
  ['5/30 * * * *', ['2026-01-01T00:05', '2026-01-01T00:35', '2026-01-01T01:05']],
  ['0 0 * jan-feb SUN', ['2026-01-04T00:00', '2026-01-11T00:00', '2026-01-18T00:00']],
  ['@weekly', ['2026-01-04T00:00', '2026-01-11T00:00', '2026-01-18T00:00']],
  ['? 12 1,15 * ?', ['2026-01-01T12:00', '2026-01-01T12:01', '2026-01-01T12:02']],
  ['@every 90m', ['2026-01-01T01:30', '2026-01-01T03:00', '2026-01-01T04:30']],
  ['0 0 29 2 *', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00']],
])('%s fires at %j', (schedule, times) => {
  expect(runs(schedule)).toEqual(times);
});

test('either day field may match where both are restricted', () => {
  expect(runs('0 0 2 * MON')).toEqual(['2026-01-02T00:00', '2026-01-05T00:00', '2026-01-12T00:00']);
  expect(runs('0 0 2 * *', { count: 2 })).toEqual(['2026-01-02T00:00', '2026-02-02T00:00']);
});

test('a schedule is of its time zone', () => {
  expect(runs('0 6 * * *', { count: 1, zone: 'Europe/Madrid' })).toEqual(['2026-01-01T05:00']);
});

test('a day that never comes never fires', () => {
  expect(runs('0 0 31 2 *', { count: 1 })).toEqual(['never']);
});

test.each([
  ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
  ['every day', 'expected exactly 5 fields, found 2: [every day]'],
  ['61 * * * *', 'end of range (61) above maximum (59): 61'],
  ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
  ['* * * * 7', 'end of range (7) above maximum (6): 7'],
  ['30-10 * * * *', 'beginning of range (30) beyond end of range (10): 30-10'],
  ['*/0 * * * *', 'step of range should be a positive number: */0'],
  ['0 0 L * *', 'failed to parse int from L: strconv.Atoi: parsing "L": invalid syntax'],
  ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
  ['@fortnightly', 'unrecognized descriptor: @fortnightly'],
])('%s is refused: %s', (schedule, problem) => {
  expect(parseSchedule(schedule).problem).toBe(problem);
});

test('knows time zones', () => {
  expect(isTimeZone('America/New_York')).toBe(true);
  expect(isTimeZone('Mars/Base')).toBe(false);
});
