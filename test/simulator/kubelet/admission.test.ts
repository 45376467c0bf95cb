// Pods that name their node must fit it, or the kubelet ends them.
import { expect, test } from 'vitest';
import type { ClusterFile } from '../../../simulator/simulation.js';
import { eventsOf, pod, podNamed, requesting, simulate } from '../support.js';

const on = 'nodeName: n1';
const cluster: ClusterFile = { nodes: [{ name: 'n1', cpu: '2', memory: '1Gi', pods: '3' }] };

test.each([
  [
    'OutOfcpu',
    requesting('a', 'cpu: 3', on),
    "Node didn't have enough resource: cpu, requested: 3000, used: 0, capacity: 2000",
  ],
  [
    'OutOfmemory',
    requesting('a', 'memory: 2Gi', on),
    "Node didn't have enough resource: memory, requested: 2147483648, used: 0, capacity: 1073741824",
  ],
  [
    'NodeAffinity',
    pod('a', `${on}, nodeSelector: { disk: ssd }`),
    "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
  ],
])('%s', (reason, yaml, message) => {
  const simulation = simulate(yaml, cluster);
  expect(podNamed(simulation, 'a').status).toMatchObject({
    phase: 'Failed',
    reason,
    message: `Pod was rejected: ${message}`,
  });
  expect(eventsOf(simulation, 'a')).toEqual([`${reason} ${message}`]);
});

test('pods are taken one after the other until the node is full', () => {
  const simulation = simulate(
    requesting('a', 'cpu: 1500m', on) + requesting('b', 'cpu: 1', on) + pod('c', on),
    cluster,
  );
  expect(['a', 'b', 'c'].map(name => podNamed(simulation, name).status?.phase)).toEqual([
    'Running',
    'Failed',
    'Running',
  ]);
});
