// Numbers or percentages.

import { expect, test } from 'vitest';
import { scaledValue } from '../../../core/kubernetes/intOrPercent.js';

test.each([
  [3, 10, 'up', 3],
  ['25%', 10, 'up', 3],
  ['25%', 10, 'down', 2],
  ['100%', 7, 'down', 7],
  ['0%', 7, 'up', 0],
  ['abc', 7, 'up', undefined],
] as const)('%s of %i, rounded %s, is %s', (value, total, rounding, expected) => {
  expect(scaledValue(value, total, rounding)).toBe(expected);
});
