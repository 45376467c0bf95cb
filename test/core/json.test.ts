import { expect, test } from 'vitest';
import {
  fieldsOf,
  isFields,
  isSamePath,
  listOf,
  textEntriesOf,
  textOf,
  textsOf,
  valueAt,
} from '../../core/json.js';

const pod = { spec: { containers: [{ name: 'web' }], volumes: null } };

test('a path leads through mappings and lists', () => {
  expect(valueAt(pod, ['spec', 'containers', 0, 'name'])).toBe('web');
  expect(valueAt(pod, [])).toBe(pod);
});

test('a path that leaves what is there leads to nothing', () => {
  for (const path of [
    ['spec', 'volumes', 0],
    ['spec', 'volumes', 'name'],
    ['spec', 'containers', '0'],
    ['spec', 'containers', 1, 'name'],
    ['spec', 'containers', 'length'],
    ['spec', 'containers', 0, 'name', 0],
  ]) {
    expect(valueAt(pod, path)).toBeUndefined();
  }
});

test('only mappings have fields', () => {
  expect([{}, [], null, 'text', undefined].map(isFields)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(fieldsOf(pod.spec)).toBe(pod.spec);
  expect(fieldsOf(pod.spec.containers)).toEqual({});
});

test('only lists have items, and only texts are text entries', () => {
  expect(listOf(pod.spec.containers)).toBe(pod.spec.containers);
  expect(listOf(pod.spec)).toEqual([]);
  expect(textEntriesOf({ a: 'b', c: 1 })).toEqual([['a', 'b']]);
  expect(textsOf(['a', 1, null])).toEqual(['a']);
  expect([textOf('a'), textOf(1)]).toEqual(['a', '']);
});

test('paths are compared step by step', () => {
  expect(isSamePath(['a', 0, 'b'], ['a', 0, 'b'])).toBe(true);
  expect(isSamePath(['a', 0], ['a', '0'])).toBe(false);
  expect(isSamePath(['a'], ['a', 'b'])).toBe(false);
});
