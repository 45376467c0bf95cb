import { expect, test } from 'vitest';
import { timeScale } from '../../../client/webview/timeScale.js';

test('a short run is linear and leaves room at the end', () => {
  const scale = timeScale([1000, 2000], 5000);
  expect(scale.toShare(0)).toBe(0);
  expect(scale.toShare(4000)).toBeCloseTo(2 * scale.toShare(2000));
  expect(scale.toShare(5000)).toBeLessThan(0.6);
});

test('a quiet hour is folded', () => {
  const scale = timeScale([1000, 3_601_000], 3_602_000);
  expect(scale.folds).toEqual([{ fromMs: 1000, toMs: 3_601_000 }]);
  expect(scale.toShare(1000)).toBeGreaterThan(0.02);
});

test('times and shares are inverse to each other', () => {
  const scale = timeScale([500, 800, 90_000], 100_000);
  for (const timeMs of [0, 650, 40_000, 95_000]) {
    expect(scale.toTime(scale.toShare(timeMs))).toBeCloseTo(timeMs, 3);
  }
});

test('later is never further left', () => {
  const scale = timeScale([10, 20, 5000, 60_000], 70_000);
  const shares = Array.from({ length: 100 }, (_, index) => scale.toShare(index * 700));
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
});
