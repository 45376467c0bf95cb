// Strategic merge patches: merge keys, directives, orders. Expectations as apimachinery's own tests state them.

import { expect, test } from 'vitest';
import { strategicMergePatch } from '../../../../simulator/api/patch/strategicMergePatch.js';
import { workloadType } from './fixtureTypes.js';

function patchSpec(spec: object, patch: object): unknown {
  return strategicMergePatch({ spec }, { spec: patch }, workloadType)['spec'];
}

const main = { name: 'main', image: 'nginx:1', args: ['a'] };
const side = { name: 'side', image: 'busybox' };

test('merges list items by their key and leaves the others', () => {
  const spec = patchSpec(
    { containers: [main, side] },
    { containers: [{ name: 'main', image: 'nginx:2' }] },
  );
  expect(spec).toEqual({ containers: [{ ...main, image: 'nginx:2' }, side] });
});

test('puts new items first, as the server does', () => {
  expect(patchSpec({ containers: [main] }, { containers: [side] })).toEqual({
    containers: [side, main],
  });
});

test('replaces atomic lists', () => {
  const spec = patchSpec({ containers: [main] }, { containers: [{ name: 'main', args: ['b'] }] });
  expect(spec).toEqual({ containers: [{ ...main, args: ['b'] }] });
});

test('deletes an item by directive and keeps the wanted order', () => {
  const patch = {
    '$setElementOrder/containers': [{ name: 'main' }],
    containers: [{ name: 'side', $patch: 'delete' }],
  };
  expect(patchSpec({ containers: [side, main] }, patch)).toEqual({ containers: [main] });
});

test('orders by $setElementOrder', () => {
  const patch = {
    '$setElementOrder/containers': [{ name: 'side' }, { name: 'main' }],
    containers: [{ name: 'main', image: 'nginx:3' }],
  };
  expect(patchSpec({ containers: [main, side] }, patch)).toEqual({
    containers: [side, { ...main, image: 'nginx:3' }],
  });
});

test('replaces a list or map as a whole by directive', () => {
  const patch = { containers: [{ $patch: 'replace' }, side] };
  expect(patchSpec({ containers: [main] }, patch)).toEqual({ containers: [side] });
  const whole = { strategy: { $patch: 'replace', type: 'Recreate' } };
  expect(patchSpec({ strategy: { type: 'RollingUpdate', rollingUpdate: {} } }, whole)).toEqual({
    strategy: { type: 'Recreate' },
  });
});

test('retains only the named keys', () => {
  const patch = { strategy: { $retainKeys: ['type'], type: 'Recreate' } };
  const before = { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } };
  expect(patchSpec(before, patch)).toEqual({ strategy: { type: 'Recreate' } });
});

test('merges and deletes scalars of a set', () => {
  const before = { metadata: { finalizers: ['a', 'b'] } };
  const added = strategicMergePatch(before, { metadata: { finalizers: ['c'] } }, workloadType);
  expect(new Set((added as typeof before).metadata.finalizers)).toEqual(new Set(['a', 'b', 'c']));
  const patch = { metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] } };
  expect(strategicMergePatch(before, patch, workloadType)).toEqual({
    metadata: { finalizers: ['b'] },
  });
});

test('null deletes; directives and nulls never become data', () => {
  const patch = { replicas: null, strategy: { type: 'Recreate', rollingUpdate: null } };
  expect(patchSpec({ replicas: 2 }, patch)).toEqual({ strategy: { type: 'Recreate' } });
});

test('refuses an item without its merge key', () => {
  expect(() => patchSpec({ containers: [main] }, { containers: [{ image: 'x' }] })).toThrow(
    'map: map[image:x] does not contain declared merge key: name',
  );
});

test('leaves the original alone', () => {
  const original = { spec: { containers: [main] } };
  const copy = structuredClone(original);
  strategicMergePatch(original, { spec: { containers: [side] } }, workloadType);
  expect(original).toEqual(copy);
});

test.each([
  [{ $patch: 'nope' }, 'unknown patch type: nope in map: map[$patch:nope]'],
  [
    { containers: [{ name: 'x', $patch: 'no' }] },
    'unknown patch type: no in map: map[$patch:no name:x]',
  ],
  [
    { strategy: { $retainKeys: ['type'], rollingUpdate: {} } },
    'invalid patch format of retainKeys',
  ],
  [
    { '$setElementOrder/containers': [{ name: 'a' }], containers: [{ name: 'b' }] },
    "The order in patch list:\n[map[name:b]]\n doesn't match $setElementOrder list:\n[map[name:a]]\n",
  ],
])('refuses %j', (patch, why) => {
  const before = { containers: [main], strategy: { type: 'Recreate' } };
  expect(() => patchSpec(before, patch)).toThrow(why);
});

test('keys to retain do not name those that the patch deletes', () => {
  const before = { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } };
  const patch = { strategy: { $retainKeys: ['type'], type: 'Recreate', rollingUpdate: null } };
  expect(patchSpec(before, patch)).toEqual({ strategy: { type: 'Recreate' } });
});
