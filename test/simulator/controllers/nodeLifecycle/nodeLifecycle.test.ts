// A node that stops answering: when it is given up, how fast its zone is emptied, and how it comes back.
import { expect, test } from 'vitest';
import {
  computeZoneStates,
  evictionIntervalMs,
} from '../../../../simulator/controllers/nodeLifecycle/zoneDisruption.js';
import type { Simulation } from '../../../../simulator/simulation.js';
import { eventsOf, nodeNamed, pass, pod, podNamed, simulate } from '../../support.js';

const readiness = (simulation: Simulation): string | undefined =>
  nodeNamed(simulation, 'node-1').status?.conditions?.find(({ type }) => type === 'Ready')?.status;
const taints = (simulation: Simulation): string[] =>
  (nodeNamed(simulation, 'node-1').spec?.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);

test('a dead node is Unknown after 50 to 55 seconds, tainted, and its pods unready', () => {
  const simulation = simulate(pod('web', 'nodeName: node-1'));
  simulation.failNode('node-1');
  pass(simulation, 49_000);
  expect(readiness(simulation)).toBe('True');
  pass(simulation, 6_500);
  expect(readiness(simulation)).toBe('Unknown');
  expect(taints(simulation)).toEqual([
    'node.kubernetes.io/unreachable:NoSchedule',
    'node.kubernetes.io/unreachable:NoExecute',
  ]);
  expect(eventsOf(simulation, 'web')).toContain('NodeNotReady Node is not ready');
  const ready = podNamed(simulation, 'web').status?.conditions?.find(
    ({ type }) => type === 'Ready',
  );
  expect(ready?.status).toBe('False');
});

test('a node that comes back is Ready, untainted, and its pods are ready again', () => {
  const simulation = simulate(pod('web', 'nodeName: node-1'));
  simulation.failNode('node-1');
  pass(simulation, 60_000);
  simulation.healNode('node-1');
  pass(simulation, 1_000);
  expect(readiness(simulation)).toBe('True');
  expect(taints(simulation)).toEqual([]);
  expect(eventsOf(simulation, 'node-1')).toContain(
    'NodeReady Node node-1 status is now: NodeReady',
  );
  const ready = podNamed(simulation, 'web').status?.conditions?.find(
    ({ type }) => type === 'Ready',
  );
  expect(ready?.status).toBe('True');
});

test('a cordoned node is tainted', () => {
  const simulation = simulate(pod('web'));
  simulation.act('cordon', cluster => {
    const node = nodeNamed(simulation, 'node-1');
    cluster.update({ ...node, spec: { ...node.spec, unschedulable: true } });
  });
  simulation.settle();
  expect(taints(simulation)).toEqual(['node.kubernetes.io/unschedulable:NoSchedule']);
});

const zone = (name: string, ready: number, notReady: number) => [
  ...Array.from({ length: ready }, () => ({ zone: name, ready: true })),
  ...Array.from({ length: notReady }, () => ({ zone: name, ready: false })),
];

test.each([
  ['one of three gone', [...zone('a', 2, 1)], 3, 10_000],
  ['two of three gone: two are not more than two', [...zone('a', 1, 2)], 3, 10_000],
  ['most of a small cluster gone', [...zone('a', 2, 3), ...zone('b', 2, 0)], 7, undefined],
  [
    'most of a zone of a large cluster gone',
    [...zone('a', 2, 3), ...zone('b', 50, 0)],
    55,
    100_000,
  ],
  ['a whole zone gone', [...zone('a', 0, 3), ...zone('b', 3, 0)], 6, 10_000],
  ['all zones gone', [...zone('a', 0, 3), ...zone('b', 0, 3)], 6, undefined],
])('emptying a zone: %s', (_name, nodes, count, expected) => {
  expect(evictionIntervalMs(computeZoneStates(nodes), 'a', count)).toBe(expected);
});
