// Ages, as duration.HumanDuration of apimachinery writes them.

import { expect, test } from 'vitest';
import { ageOf, humanDuration } from '../../../../simulator/api/tables/duration.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [-2 * SECOND, '<invalid>'],
  [-SECOND, '0s'],
  [0, '0s'],
  [119 * SECOND, '119s'],
  [2 * MINUTE, '2m'],
  [2 * MINUTE + 3 * SECOND, '2m3s'],
  [10 * MINUTE + SECOND, '10m'],
  [179 * MINUTE, '179m'],
  [3 * HOUR, '3h'],
  [3 * HOUR + 20 * MINUTE, '3h20m'],
  [8 * HOUR + 20 * MINUTE, '8h'],
  [47 * HOUR, '47h'],
  [2 * DAY, '2d'],
  [2 * DAY + 4 * HOUR, '2d4h'],
  [8 * DAY + 4 * HOUR, '8d'],
  [729 * DAY, '729d'],
  [730 * DAY, '2y'],
  [735 * DAY, '2y5d'],
  [9 * 365 * DAY, '9y'],
])('%i ms are %s', (durationMs, text) => {
  expect(humanDuration(durationMs)).toBe(text);
});

test('a missing time has no age', () => {
  expect(ageOf(undefined, 0)).toBe('<unknown>');
  expect(ageOf('1970-01-01T00:00:00Z', 5000)).toBe('5s');
});
