// A load put on pods by hand: whom it reaches, and what memory of that sort does.
import { expect, test } from 'vitest';
import type { Pod } from '../../../schemas/built/types.js';
import { loadOf } from '../../../simulator/kubelet/load.js';
import { deployment, pass, simulate } from '../support.js';

const owner = (kind: string, name: string) =>
  ({ kind, name, apiVersion: 'v1', uid: 'u', controller: true }) as const;
const [main, side] = [{ name: 'main' }, { name: 'side' }];
const pod = (kind: string, name: string): Pod =>
  ({
    metadata: {
      name: 'web-5d-x',
      namespace: 'shop',
      labels: { 'pod-template-hash': '5d' },
      ownerReferences: [owner(kind, name)],
    },
    spec: { containers: [main, side] },
  }) as unknown as Pod;

test.each([
  ['Deployment', 'web', pod('ReplicaSet', 'web-5d'), true],
  ['Deployment', 'we', pod('ReplicaSet', 'web-5d'), false],
  ['ReplicaSet', 'web-5d', pod('ReplicaSet', 'web-5d'), true],
  ['StatefulSet', 'web', pod('StatefulSet', 'web'), true],
  ['StatefulSet', 'web', pod('DaemonSet', 'web'), false],
  ['Pod', 'web-5d-x', pod('Job', 'any'), true],
])('a load of %s %s', (kind, name, reached, isReached) => {
  const usage = { cpu: { points: [{ atMs: 0, value: '1' }] } };
  const rules = [{ target: { kind, namespace: 'shop', name }, usage }];
  expect(loadOf(rules, reached, main)).toEqual(isReached ? usage : undefined);
  expect(loadOf(rules, reached, side)).toBeUndefined();
  const elsewhere = [{ target: { kind, namespace: 'other', name }, usage }];
  expect(loadOf(elsewhere, reached, main)).toBeUndefined();
});

test('memory beyond its limit ends a container that ran well', () => {
  const simulation = simulate(
    deployment('web', 1).replace(
      'containers: [{',
      'containers: [{ resources: { limits: { memory: 64Mi } },',
    ),
  );
  pass(simulation, 10_000);
  const target = { kind: 'Deployment', namespace: 'default', name: 'web' };
  simulation.setLoad({
    target,
    usage: { memory: { points: [{ atMs: 0, value: '100Mi' }] } },
  });
  pass(simulation, 1000);
  const [loaded] = simulation.list('Pod') as unknown as readonly Pod[];
  expect(loaded?.status?.containerStatuses?.[0]).toMatchObject({
    lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
  });
});
