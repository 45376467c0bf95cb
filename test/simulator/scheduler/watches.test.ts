// What makes the scheduler try a waiting pod again.
import { expect, test } from 'vitest';
import { applyTo, eventsOf, pass, placementsOf, pod, requesting, simulate } from '../support.js';

const oneNode = { nodes: [{ name: 'node-1', cpu: '2' }] };

test('a pod that goes makes room', () => {
  const simulation = simulate(
    requesting('a', 'cpu: 1500m') + requesting('b', 'cpu: 1500m'),
    oneNode,
  );
  expect(placementsOf(simulation)['b']).toContain('Insufficient cpu');
  simulation.act('delete', cluster => cluster.delete('Pod', { namespace: 'default', name: 'a' }));
  simulation.settle();
  expect(placementsOf(simulation)).toEqual({ b: 'node-1' });
});

test('an uncordoned node takes pods again', () => {
  const simulation = simulate('', oneNode);
  const cordon = (unschedulable: boolean): void =>
    simulation.act('cordon', cluster => {
      const node = cluster.get('Node', '', 'node-1');
      if (node !== undefined) {
        cluster.update({ ...node, spec: { ...(node['spec'] as object), unschedulable } });
      }
    });
  cordon(true);
  applyTo(simulation, pod('a'));
  expect(placementsOf(simulation)['a']).toContain('1 node(s) were unschedulable');
  cordon(false);
  pass(simulation, 2000);
  expect(placementsOf(simulation)['a']).toBe('node-1');
  const failures = eventsOf(simulation, 'a').filter(text => text.startsWith('FailedScheduling'));
  expect(failures.map(text => text.replace(/\. .*/, ''))).toEqual([
    'FailedScheduling 0/1 nodes are available: 1 node(s) were unschedulable',
    'FailedScheduling 0/1 nodes are available: 1 node(s) had untolerated taint(s)',
  ]);
});

test('a pod that others want to be near wakes them', () => {
  const near = `affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [
    { labelSelector: { matchLabels: { app: db } }, topologyKey: kubernetes.io/hostname }] } }`;
  const simulation = simulate(pod('web', near));
  expect(placementsOf(simulation)['web']).toContain("didn't match pod affinity rules");
  applyTo(simulation, pod('db'));
  const placements = placementsOf(simulation);
  expect(placements['web']).toBe(placements['db']);
});

test('what cannot help a pod leaves its message as it is', () => {
  const simulation = simulate(requesting('a', 'cpu: 3'), oneNode);
  const before = placementsOf(simulation)['a'];
  simulation.act('cordon', cluster => {
    const node = cluster.get('Node', '', 'node-1');
    if (node !== undefined) {
      cluster.update({ ...node, spec: { ...(node['spec'] as object), unschedulable: true } });
    }
  });
  pass(simulation, 2000);
  expect(before).toContain('1 Insufficient cpu');
  expect(placementsOf(simulation)['a']).toBe(before);
});

test('a pod for a node that is not there waits for it', () => {
  const terms =
    'nodeSelectorTerms: [{ matchFields: [{ key: metadata.name, operator: In, values: [late] }] }]';
  const affinity = `affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { ${terms} } } }`;
  const simulation = simulate(pod('a', affinity), oneNode);
  expect(placementsOf(simulation)['a']).toContain("didn't satisfy plugin(s) [NodeAffinity]");
  simulation.act('join', cluster => {
    const node = cluster.get('Node', '', 'node-1');
    cluster.create({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'late' },
      spec: {},
      status: node?.['status'],
    });
  });
  pass(simulation, 2000);
  expect(placementsOf(simulation)['a']).not.toContain("didn't satisfy plugin(s)");
});
