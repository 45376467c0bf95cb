import { expect, test } from 'vitest';
import { cluster, create, podYaml, refusalOf } from '../../support/simulation.js';

const user = { actor: 'default-scheduler' } as const;
const key = { namespace: 'default', name: 'web' };

test('gives the pod its node, the condition and the labels of its topology', () => {
  const simulation = cluster();
  create(simulation, podYaml('web'));
  const pod = simulation.server.bind(key, 'node-2', user);
  expect(pod['spec']).toMatchObject({ nodeName: 'node-2' });
  expect(pod['status']).toMatchObject({ conditions: [{ type: 'PodScheduled', status: 'True' }] });
  expect(pod.metadata.labels).toEqual({
    'topology.kubernetes.io/region': 'region-1',
    'topology.kubernetes.io/zone': 'zone-b',
  });
});

test('binds a pod once', () => {
  const simulation = cluster();
  create(simulation, podYaml('web'));
  simulation.server.bind(key, 'node-2', user);
  expect(refusalOf(() => simulation.server.bind(key, 'node-1', user))).toBe(
    '409 Conflict: Operation cannot be fulfilled on pods "web": pod web is already assigned to node "node-2"',
  );
});
