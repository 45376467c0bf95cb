// Go's regular expressions in JavaScript.
import { expect, test } from 'vitest';
import { goRegex } from '../../../core/cel/goRegex.js';

const cases: readonly (readonly [pattern: string, match: string, mismatch: string])[] = [
  ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'web-1', 'Web'],
  ['(?i)^abc$', 'ABC', 'ab'],
  ['(?s)^a.b$', 'a\nb', 'a\nc'],
  ['\\Aab\\z', 'ab', 'ab\n'],
  ['^(?P<year>\\d{4})$', '2024', '24'],
  ['^[[:alpha:]_]+$', 'ab_', 'a1'],
  ['^\\pL+$', 'äß', '12'],
  ['^\\p{Greek}+$', 'αβ', 'ab'],
  ['^\\Qa.b\\E$', 'a.b', 'axb'],
  ['^[]a]+$', ']a', 'b'],
  ['^[^]]+$', 'ab', ']'],
  ['^\\x{1F600}$', '\u{1F600}', 'x'],
  ['^a\\-b\\_c$', 'a-b_c', 'ab'],
];

test.each(cases)('%s', (pattern, match, mismatch) => {
  expect(goRegex(pattern)?.test(match)).toBe(true);
  expect(goRegex(pattern)?.test(mismatch)).toBe(false);
});

test('there is no expression for what JavaScript cannot run', () => {
  expect(goRegex('')).toBeUndefined();
  expect(goRegex('a(?i)b')).toBeUndefined();
  expect(goRegex('[')).toBeUndefined();
});
