import { expect, test } from 'vitest';
import { isEqual } from '../../../simulator/api/equal.js';

test.each([
  [true, { a: [1, { b: null }] }, { a: [1, { b: null }] }],
  [true, { a: undefined, b: 1 }, { b: 1 }],
  [false, { a: 1 }, { a: 1, b: 2 }],
  [false, { a: 1, b: 2 }, { a: 1 }],
  [false, [1, 2], [2, 1]],
  [false, [], {}],
  [false, null, {}],
  [false, '1', 1],
])('%s for %j and %j', (expected, a, b) => {
  expect(isEqual(a, b)).toBe(expected);
});
