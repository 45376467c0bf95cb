import { expect, test } from 'vitest';
import { stepPath } from '../../../client/webview/chart/stepPath.js';

const scale = {
  toShare: (timeMs: number) => timeMs / 100,
  endMs: 100,
  top: 10,
  width: 200,
  height: 50,
};

test('steps go across, then up or down, and on to the end', () => {
  const series = [
    [0, 0],
    [50, 10],
  ] as const;
  expect(stepPath(series, scale)).toBe('M0 50 H100 V0 H200');
});

test('no steps, no path', () => {
  expect(stepPath([], scale)).toBe('');
});
