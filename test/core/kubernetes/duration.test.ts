import { expect, test } from 'vitest';
import { parseDuration } from '../../../core/kubernetes/duration.js';

test.each([
  ['300ms', 300],
  ['1.5s', 1500],
  ['1m30s', 90_000],
  ['2h', 7_200_000],
  ['0', 0],
  ['-10s', -10_000],
])('%s', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each(['', '5', 's', '5 s', '1d', '1m 30s', 'never'])('%j is no duration', text => {
  expect(parseDuration(text)).toBeUndefined();
});
