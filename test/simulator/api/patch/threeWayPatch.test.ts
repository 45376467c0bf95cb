// kubectl apply's patch: applied to the live object it gives what the manifest wants, and keeps the rest.

import { expect, test } from 'vitest';
import { strategicMergePatch } from '../../../../simulator/api/patch/strategicMergePatch.js';
import { threeWayPatch } from '../../../../simulator/api/patch/threeWayPatch.js';
import { workloadType } from './fixtureTypes.js';

function apply(original: object, modified: object, current: object): unknown {
  const patch = threeWayPatch(
    { spec: original },
    { spec: modified },
    { spec: current },
    workloadType,
  );
  return strategicMergePatch({ spec: current }, patch, workloadType)['spec'];
}

const main = { name: 'main', image: 'nginx:1' };
const side = { name: 'side', image: 'busybox' };

test('keeps what somebody else set', () => {
  const spec = apply(
    { containers: [main] },
    { containers: [main] },
    {
      replicas: 5,
      containers: [{ ...main, args: ['injected'] }],
    },
  );
  expect(spec).toEqual({ replicas: 5, containers: [{ ...main, args: ['injected'] }] });
});

test('removes what the manifest dropped, and only that', () => {
  const injected = { name: 'injected', image: 'proxy' };
  const spec = apply(
    { replicas: 2, containers: [main, side] },
    { containers: [main] },
    { replicas: 2, containers: [main, side, injected] },
  );
  expect(spec).toEqual({ containers: [main, injected] });
});

test('changes and reorders', () => {
  const spec = apply(
    { containers: [main, side] },
    { containers: [side, { ...main, image: 'nginx:2' }] },
    { containers: [main, side] },
  );
  expect(spec).toEqual({ containers: [side, { ...main, image: 'nginx:2' }] });
});

test('drops the fields of another variant of a union', () => {
  const spec = apply(
    { strategy: { type: 'RollingUpdate' } },
    { strategy: { type: 'Recreate' } },
    { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } },
  );
  expect(spec).toEqual({ strategy: { type: 'Recreate' } });
});

test('is empty when nothing is to do', () => {
  const object = { spec: { containers: [main], selector: { app: 'web' } } };
  const live = { spec: { ...object.spec, replicas: 1 } };
  expect(threeWayPatch(object, object, live, workloadType)).toEqual({});
});
