// The diff that the server appends to refusals, held against what Python's difflib makes of the same JSON.
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../../core/validation/unifiedDiff.js';

test('shows a change with three lines around it', () => {
  const before = { A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8 };
  expect(unifiedDiff(before, { ...before, D: null })).toBe(
    '@@ -2,7 +2,7 @@\n  "A": 1,\n  "B": 2,\n  "C": 3,\n- "D": 4,\n+ "D": null,\n  "E": 5,\n  "F": 6,\n  "G": 7,\n',
  );
});

test('joins changes that are near and parts those that are not', () => {
  const before = Object.fromEntries([...'ABCDEFGHIJKLMNOP'].map((name, at) => [name, at]));
  const near = unifiedDiff(before, { ...before, A: 'x', H: 'y' });
  expect(near.match(/^@@.*@@$/gm)).toEqual(['@@ -1,12 +1,12 @@']);
  const far = unifiedDiff(before, { ...before, A: 'x', I: 'y' });
  expect(far.match(/^@@.*@@$/gm)).toEqual(['@@ -1,5 +1,5 @@', '@@ -7,7 +7,7 @@']);
});

test('says nothing of equal values and escapes as Go does', () => {
  expect(unifiedDiff({ a: [1] }, { a: [1] })).toBe('');
  expect(unifiedDiff([], ['a&b'])).toBe('@@ -1 +1,3 @@\n-[]\n+[\n+ "a\\u0026b"\n+]\n');
});
