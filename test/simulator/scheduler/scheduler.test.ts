// What the scheduler does with pods: messages and placements as a real control plane recorded them (own/expected).
import { expect, test } from 'vitest';
import type { ClusterFile } from '../../../simulator/simulation.js';
import {
  applyTo,
  countByNode,
  deployment,
  eventsOf,
  pass,
  placementsOf,
  pod,
  podNamed,
  requesting,
  simulate,
} from '../support.js';

const twoNodes: ClusterFile = {
  nodes: [
    { name: 'node-1', cpu: '2', memory: '4Gi' },
    { name: 'node-2', cpu: '1', memory: '8Gi' },
  ],
};

test('requests decide where pods fit', () => {
  const simulation = simulate(
    requesting('cpu', 'cpu: 1500m, memory: 1Gi') +
      requesting('memory', 'cpu: 100m, memory: 6Gi') +
      requesting('big', 'cpu: 8, memory: 1Gi'),
    twoNodes,
  );
  expect(placementsOf(simulation)).toEqual({
    cpu: 'node-1',
    memory: 'node-2',
    big: '0/2 nodes are available: 2 Insufficient cpu. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
  });
});

test('a pod waits for a node that fits and is then scheduled', () => {
  const simulation = simulate(pod('picky', 'nodeSelector: { disk: ssd }'), twoNodes);
  expect(placementsOf(simulation)['picky']).toContain(
    "2 node(s) didn't match Pod's node affinity/selector",
  );
  simulation.act('label', cluster => {
    const node = cluster.get('Node', '', 'node-2');
    if (node !== undefined) {
      const labels = { ...node.metadata.labels, disk: 'ssd' };
      cluster.update({ ...node, metadata: { ...node.metadata, labels } });
    }
  });
  simulation.settle();
  expect(placementsOf(simulation)['picky']).toBe('node-2');
});

test('required anti-affinity leaves the pod that has no node of its own pending', () => {
  const simulation = simulate(
    deployment(
      'spread',
      4,
      `affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels: { app: spread } }, topologyKey: kubernetes.io/hostname }] } }`,
    ),
  );
  expect(countByNode(simulation, 'spread')).toEqual({
    'node-1': 1,
    'node-2': 1,
    'node-3': 1,
    pending: 1,
  });
  expect(Object.values(placementsOf(simulation))).toContain(
    "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules. no new claims to deallocate, preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.",
  );
});

test('a more important pod evicts a less important one and takes its place', () => {
  const simulation = simulate(
    `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: high }
value: 1000${requesting('victim', 'cpu: 1500m')}`,
    { nodes: [{ name: 'node-1', cpu: '2' }] },
  );
  applyTo(simulation, requesting('boss', 'cpu: 1500m', 'priorityClassName: high'));
  expect(simulation.get('Pod', 'default', 'victim')).toBeUndefined();
  expect(podNamed(simulation, 'boss').spec?.nodeName).toBe('node-1');
  const uid = podNamed(simulation, 'boss').metadata.uid;
  expect(eventsOf(simulation, 'victim')).toContain(
    `Preempted Preempted by pod ${uid} on node node-1`,
  );
  expect(eventsOf(simulation, 'boss')).toContain(
    'FailedScheduling 0/1 nodes are available: 1 Insufficient cpu.',
  );
});

test('a gated pod is not tried until its gates are gone', () => {
  const simulation = simulate(pod('gated', 'schedulingGates: [{ name: example.com/wait }]'));
  expect(podNamed(simulation, 'gated').status?.conditions?.[0]?.reason).toBe('SchedulingGated');
  simulation.act('open', cluster => {
    const gated = podNamed(simulation, 'gated');
    const { schedulingGates: _open, ...spec } = gated.spec ?? { containers: [] };
    cluster.update({ ...gated, spec });
  });
  pass(simulation, 1000);
  expect(podNamed(simulation, 'gated').spec?.nodeName).toBeDefined();
});

test('no nodes at all is said plainly', () => {
  expect(placementsOf(simulate(pod('lost'), { nodes: [] }))).toEqual({
    lost: 'no nodes available to schedule pods',
  });
});

test('the decision is remembered with the verdict of every plugin', () => {
  const simulation = simulate(
    requesting('big', 'cpu: 8') + requesting('small', 'cpu: 1'),
    twoNodes,
  );
  const pending = simulation.schedulingDecision('default', 'big');
  expect(pending?.nodeName).toBeUndefined();
  expect([...(pending?.rejections ?? [])]).toEqual([
    ['node-1', { plugin: 'NodeResourcesFit', reasons: ['Insufficient cpu'], resolvable: false }],
    ['node-2', { plugin: 'NodeResourcesFit', reasons: ['Insufficient cpu'], resolvable: false }],
  ]);
  const placed = simulation.schedulingDecision('default', 'small');
  expect(placed?.nodeName).toBe('node-1');
  expect(placed?.ranking.map(({ node }) => node)).toEqual(['node-1', 'node-2']);
});
