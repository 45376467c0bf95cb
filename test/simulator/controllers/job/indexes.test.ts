// The compressed form of completion indexes.

import { expect, test } from 'vitest';
import {
  formatIndexes,
  mergeIndexes,
  parseIndexes,
  pendingIndexes,
} from '../../../../simulator/controllers/job/indexes.js';

test.each([
  [[], ''],
  [[3], '3'],
  [[0, 1], '0,1'],
  [[0, 1, 2, 5], '0-2,5'],
  [[1, 3, 4, 5, 6, 8, 9], '1,3-6,8,9'],
])('%j is written %j', (indexes, text) => {
  expect(formatIndexes(indexes)).toBe(text);
  expect(parseIndexes(text, 10)).toEqual(indexes);
});

test('indexes beyond the completions are not read', () => {
  expect(parseIndexes('1-9', 4)).toEqual([1, 2, 3]);
});

test('merges in order, each once', () => {
  expect(mergeIndexes([0, 4], [1, 4])).toEqual([0, 1, 4]);
});

test('the lowest free indexes come first', () => {
  expect(pendingIndexes(new Set([0, 2]), 2, 5)).toEqual([1, 3]);
  expect(pendingIndexes(new Set([0]), 9, 3)).toEqual([1, 2]);
});
