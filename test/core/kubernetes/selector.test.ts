// Label selectors.

import { expect, test } from 'vitest';
import {
  isEmptySelector,
  matchesSelector,
  requiredLabels,
  selectorOf,
} from '../../../core/kubernetes/selector.js';

const labels = { app: 'web', tier: 'front' };

test('no selector matches nothing, an empty one everything', () => {
  expect(matchesSelector(undefined, labels)).toBe(false);
  expect(matchesSelector({}, undefined)).toBe(true);
  expect(isEmptySelector({})).toBe(true);
});

test.each([
  [{ matchLabels: { app: 'web' } }, true],
  [{ matchLabels: { app: 'web', tier: 'back' } }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'web'] }] }, true],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
  [{ matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] }, true],
  [{ matchExpressions: [{ key: 'zone', operator: 'Exists' }] }, false],
  [{ matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] }, true],
])('%j on app=web,tier=front: %s', (selector, expected) => {
  expect(matchesSelector(selector, labels)).toBe(expected);
});

test('names the pairs an index can be asked for', () => {
  const selector = {
    matchLabels: { app: 'web' },
    matchExpressions: [
      { key: 'tier', operator: 'In', values: ['front'] },
      { key: 'zone', operator: 'In', values: ['a', 'b'] },
    ],
  };
  expect(requiredLabels(selector)).toEqual({ app: 'web', tier: 'front' });
});

test('a half-typed selector says what it says so far', () => {
  expect(selectorOf({ matchLabels: null, matchExpressions: [null, { key: 'a' }] })).toEqual({
    matchExpressions: [],
  });
  expect(selectorOf('app')).toEqual({});
  expect(selectorOf({ matchLabels: { app: 'web' } })).toEqual({ matchLabels: { app: 'web' } });
});
