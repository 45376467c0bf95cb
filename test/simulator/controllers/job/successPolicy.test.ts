// When enough indexes of a Job succeeded.

import { expect, test } from 'vitest';
import { matchSuccessPolicy } from '../../../../simulator/controllers/job/successPolicy.js';

test.each([
  [[{ succeededIndexes: '0-1' }], [0, 1], 0],
  [[{ succeededIndexes: '0-1' }], [0, 4], undefined],
  [[{ succeededIndexes: '0-3', succeededCount: 2 }], [1, 3], 0],
  [[{ succeededIndexes: '9' }, { succeededCount: 3 }], [0, 1, 2], 1],
  [[{ succeededCount: 1 }], [], undefined],
])('%j with %j succeeded', (rules, succeeded, index) => {
  const message = index === undefined ? undefined : `Matched rules at index ${index}`;
  expect(matchSuccessPolicy({ rules }, 10, succeeded)).toBe(message);
});

test('without a policy nothing is met early', () => {
  expect(matchSuccessPolicy(undefined, 3, [0, 1])).toBeUndefined();
});
