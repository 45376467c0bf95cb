import { expect, test } from 'vitest';
import { decodeBase64 } from '../../../core/kubernetes/base64Text.js';

test.each([
  ['', ''],
  ['YQ==', 'a'],
  ['YWI=', 'ab'],
  ['YWJj', 'abc'],
  ['w7w=', 'ü'],
])('%s', (encoded, text) => {
  const bytes = decodeBase64(encoded);
  expect(bytes && new TextDecoder().decode(bytes)).toBe(text);
});

test('what is no base64', () => {
  expect(decodeBase64('abc')).toBeUndefined();
  expect(decodeBase64('a-b=')).toBeUndefined();
});
