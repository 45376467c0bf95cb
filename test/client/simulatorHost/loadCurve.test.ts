import { expect, test } from 'vitest';
import { parseLoadCurve } from '../../../client/simulatorHost/loadCurve.js';

test.each([
  ['600m', [{ atMs: 0, value: '600m' }]],
  [
    ' 200m, 2 at 5m ,200m at 1h30m',
    [
      { atMs: 0, value: '200m' },
      { atMs: 300_000, value: '2' },
      { atMs: 5_400_000, value: '200m' },
    ],
  ],
])('%s', (text, points) => {
  expect(parseLoadCurve(text)).toEqual({ points });
});

test.each(['', 'much', '-1', '1 at noon', '2 at 5m, 1 at 3m', '1,,2', '1 2'])(
  '"%s" is no load',
  text => {
    expect(parseLoadCurve(text)).toBeUndefined();
  },
);
