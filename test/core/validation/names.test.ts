// Names as the server takes them.
import { expect, test } from 'vitest';
import * as names from '../../../core/validation/names.js';

test.each([
  ['web', 0],
  ['web-1', 0],
  ['Web', 1],
  ['-web', 1],
  ['a.b', 1],
  ['a'.repeat(64), 1],
])('a label: %s has %i faults', (name, count) => {
  expect(names.dns1123Label(name)).toHaveLength(count);
});

test('says so where only the dots are wrong', () => {
  expect(names.dns1123Label('a.b')).toEqual(['must not contain dots']);
});

test.each([
  ['example.com', 0],
  ['a..b', 1],
  ['under_score', 1],
  ['', 1],
  ['a'.repeat(254), 1],
])('a subdomain: %s has %i faults', (name, count) => {
  expect(names.dns1123Subdomain(name)).toHaveLength(count);
});

test.each([
  ['http', 0],
  ['8080', 1],
  ['HTTP', 2],
  ['a--b', 1],
  ['-http', 1],
  ['a-very-long-port-name', 1],
])('a port name: %s has %i faults', (name, count) => {
  expect(names.portName(name)).toHaveLength(count);
});

test.each([
  ['A', 0],
  ['my.var-1', 0],
  ['A=B', 1],
  ['', 1],
  ['ä', 1],
])('an environment name: %s has %i faults', (name, count) => {
  expect(names.environmentName(name)).toHaveLength(count);
});

test.each([
  ['key.name', []],
  ['..', ["must not be '..'"]],
  ['..a', ["must not start with '..'"]],
])('a config key: %s', (key, messages) => {
  expect(names.configMapKey(key)).toEqual(messages);
});

test('a generated name may end in a dash', () => {
  expect(names.nameIsSubdomain('web-', true)).toEqual([]);
  expect(names.nameIsSubdomain('web-', false)).toHaveLength(1);
});
