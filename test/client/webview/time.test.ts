import { expect, test } from 'vitest';
import { formatClock, formatMoment } from '../../../client/webview/time.js';

test('the clock counts from the start', () => {
  expect(formatClock(14_230)).toBe('00:00:14.2');
  expect(formatClock(90_061_000)).toBe('1d 01:01:01.0');
});

test('moments are short', () => {
  expect([9100, 125_000, 7_500_000].map(formatMoment)).toEqual(['9.1 s', '2 m 5 s', '2 h 5 m']);
});
