import { expect, test } from 'vitest';
import { serviceWith, uri } from '../../support/service.js';

test('gives the objects of the open file with their places and values', () => {
  const text = '---\nkind: Pod\napiVersion: v1\nmetadata: {name: a}\n---\na: 1\n';
  expect(serviceWith(text).objects(uri)).toEqual([
    {
      document: 0,
      path: [],
      apiVersion: 'v1',
      kind: 'Pod',
      name: 'a',
      namespace: undefined,
      range: { start: { line: 1, character: 0 }, end: { line: 3, character: 19 } },
      value: { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'a' } },
    },
  ]);
});

test('items of lists are objects, also of a text given along', () => {
  const text =
    'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod}\n- {apiVersion: v1';
  const objects = serviceWith('').objects('file:///other.yaml', text);
  expect(objects.map(({ kind, path }) => [kind, path])).toEqual([
    ['Pod', ['items', 0]],
    ['', ['items', 1]],
  ]);
});

test('counts them', () => {
  expect(serviceWith('apiVersion: v1\nkind: Pod\n---\na: b\n').countObjects(uri)).toBe(1);
});
