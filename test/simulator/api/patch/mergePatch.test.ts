// RFC 7386 and the three-way patch of kubectl apply for custom resources.

import { expect, test } from 'vitest';
import { mergePatch, threeWayMergePatch } from '../../../../simulator/api/patch/mergePatch.js';

test('null deletes, objects merge, lists replace', () => {
  const target = { a: 1, b: { c: 1, d: [1, 2] }, e: 'kept' };
  const patched = mergePatch(target, { a: null, b: { d: [3] } });
  expect(patched).toEqual({ b: { c: 1, d: [3] }, e: 'kept' });
  expect(target.a).toBe(1);
});

test('the examples of RFC 7386', () => {
  expect(mergePatch({ a: 'b' }, { a: 'c' })).toEqual({ a: 'c' });
  expect(mergePatch({ a: [{ b: 'c' }] }, { a: [1] })).toEqual({ a: [1] });
  expect(mergePatch(['a', 'b'], ['c', 'd'])).toEqual(['c', 'd']);
  expect(mergePatch({}, { a: { bb: { ccc: null } } })).toEqual({ a: { bb: {} } });
  expect(mergePatch({ e: null }, { a: 1 })).toEqual({ e: null, a: 1 });
});

test('three ways: what the manifest dropped goes, what others set stays', () => {
  const patch = threeWayMergePatch(
    { spec: { size: 1, color: 'red' } },
    { spec: { size: 2 } },
    { spec: { size: 1, color: 'red', added: true } },
  );
  expect(patch).toEqual({ spec: { size: 2, color: null } });
});
