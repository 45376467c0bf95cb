// RFC 6902 with the server's words.

import { expect, test } from 'vitest';
import { jsonPatch } from '../../../../simulator/api/patch/jsonPatch.js';

const document = { spec: { replicas: 2, list: ['a', 'b'] } };

test('replaces, adds to lists, removes', () => {
  const patched = jsonPatch(document, [
    { op: 'replace', path: '/spec/replicas', value: 3 },
    { op: 'add', path: '/spec/list/-', value: 'c' },
    { op: 'remove', path: '/spec/list/0' },
  ]);
  expect(patched).toEqual({ spec: { replicas: 3, list: ['b', 'c'] } });
  expect(document.spec.list).toEqual(['a', 'b']);
});

test('unescapes keys', () => {
  const patched = jsonPatch({ 'a/b': 1, 'c~d': 2 }, [
    { op: 'remove', path: '/a~1b' },
    { op: 'test', path: '/c~0d', value: 2 },
  ]);
  expect(patched).toEqual({ 'c~d': 2 });
});

test.each([
  [{ op: 'test', path: '/spec/replicas', value: 9 }, 'testing value /spec/replicas failed'],
  [{ op: 'replace', path: '/spec/nothing', value: 9 }, 'doc is missing key: /spec/nothing'],
  [{ op: 'remove', path: '/spec/nothing' }, 'missing value'],
  [{ op: 'add', path: '/none/at/all', value: 1 }, 'add operation does not apply'],
])('refuses %j', (operation, message) => {
  expect(() => jsonPatch(document, [operation])).toThrow(message);
});

test('refuses what is not a list of operations', () => {
  expect(() => jsonPatch(document, { op: 'add' })).toThrow('cannot unmarshal');
});
