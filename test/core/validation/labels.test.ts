// Label keys, values and selectors.
import { expect, test } from 'vitest';
import { labelValue, qualifiedName, selectorMatches } from '../../../core/validation/labels.js';

test.each([
  ['app', []],
  ['app.kubernetes.io/name', []],
  ['kubernetes.io/', ['name part must be non-empty', 'name part must consist of']],
  ['/x', ['prefix part must be non-empty']],
  ['Example.com/x', ['prefix part a lowercase RFC 1123 subdomain']],
  ['a/b/c', ['a valid label key must consist of']],
  ['a b', ['name part must consist of']],
  ['a'.repeat(64), ['name part must be no more than 63 bytes']],
])('a key: %s', (key, starts) => {
  const messages = qualifiedName(key);
  expect(messages.map((message, index) => message.slice(0, starts[index]?.length))).toEqual(starts);
});

test.each([
  ['', 0],
  ['ok_value.1', 0],
  ['a b', 1],
  ['-x', 1],
  ['a'.repeat(64), 1],
])('a value: "%s" has %i faults', (value, count) => {
  expect(labelValue(value)).toHaveLength(count);
});

test.each([
  [{ matchLabels: { a: '1' } }, true],
  [{ matchLabels: { a: '2' } }, false],
  [{}, true],
  [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] }, true],
  [{ matchExpressions: [{ key: 'b', operator: 'NotIn', values: ['1'] }] }, true],
  [{ matchExpressions: [{ key: 'b', operator: 'Exists' }] }, false],
  [{ matchExpressions: [{ key: 'b', operator: 'DoesNotExist' }] }, true],
  [{ matchExpressions: [{ key: 'a', operator: 'In' }] }, undefined],
  [{ matchLabels: { a: 'x y' } }, undefined],
])('%j on { a: 1 } answers %s', (selector, answer) => {
  expect(selectorMatches(selector, { a: '1' })).toBe(answer);
});
