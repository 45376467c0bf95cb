// Batches that double, until the first refusal.

import { expect, test } from 'vitest';
import { ApiError } from '../../../../simulator/api/apiError.js';
import { slowStartInSteps } from '../../../../simulator/controllers/common/slowStart.js';

test('creates all when nothing is refused', () => {
  expect(attempts(10, () => false)).toBe(10);
});

test.each([
  [1, 1],
  [2, 3],
  [4, 7],
  [5, 7],
  [9, 10],
])('a refusal of number %i ends after its batch, at %i', (refused, expected) => {
  expect(attempts(10, number => number === refused)).toBe(expected);
});

function attempts(count: number, isRefused: (number: number) => boolean): number {
  let made = 0;
  const steps = slowStartInSteps(count, index => {
    made++;
    if (isRefused(index + 1)) {
      throw new ApiError(403, 'Forbidden', 'exceeded quota');
    }
  });
  while (!steps.next().done) {
    // Pauses are nothing here.
  }
  return made;
}
