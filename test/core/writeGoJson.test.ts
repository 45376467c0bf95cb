// JSON in Go's bytes.

import { expect, test } from 'vitest';
import { writeGoJson } from '../../core/writeGoJson.js';

test('sorts the keys of every mapping by their characters', () => {
  expect(writeGoJson({ b: [{ 9: 1, 10: 2 }], a: null })).toBe('{"a":null,"b":[{"10":2,"9":1}]}');
});

test('escapes what could end a script, in keys and in values', () => {
  expect(writeGoJson({ 'a&b': '<c>' })).toBe('{"a\\u0026b":"\\u003cc\\u003e"}');
});

test('leaves out fields without a value', () => {
  expect(writeGoJson({ a: undefined, b: 'x' })).toBe('{"b":"x"}');
});
