// Curves of use: values in between, and when they pass a limit.
import { expect, test } from 'vitest';
import { exceedsAt, usageAt } from '../../../simulator/kubelet/usage.js';

const curve = {
  points: [
    { atMs: 0, value: '10' },
    { atMs: 100, value: '20' },
    { atMs: 200, value: '5' },
  ],
};

test.each([
  [-5, 10_000],
  [50, 15_000],
  [150, 12_500],
  [900, 5_000],
])('at %d ms: %d thousandths', (atMs, milli) => {
  expect(usageAt(curve, atMs)).toBe(milli);
});

test.each([
  [15_000, 0, 51],
  [15_000, 60, 60],
  [15_000, 150, undefined],
  [25_000, 0, undefined],
])('more than %d thousandths, from %d ms on, first at %s ms', (milli, fromMs, atMs) => {
  expect(exceedsAt(curve, milli, fromMs)).toBe(atMs);
});
