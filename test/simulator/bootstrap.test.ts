import { expect, test } from 'vitest';
import type { SimulationOptions } from '../../simulator/simulation.js';
import { cluster, namesOf } from '../support/simulation.js';

test('starts with the nodes and namespaces of an empty cluster', () => {
  const simulation = cluster();
  expect(namesOf(simulation, 'Node', '')).toEqual(['node-1', 'node-2', 'node-3']);
  expect(namesOf(simulation, 'Namespace', '')).toEqual([
    'default',
    'kube-node-lease',
    'kube-public',
    'kube-system',
  ]);
  expect(namesOf(simulation, 'scheduling.k8s.io/PriorityClass', '')).toEqual([
    'system-cluster-critical',
    'system-node-critical',
  ]);
});

test('answers at the first address of the Service range', () => {
  const simulation = cluster();
  expect(simulation.get('Service', 'default', 'kubernetes')?.['spec']).toMatchObject({
    clusterIP: '10.96.0.1',
  });
  expect(namesOf(simulation, 'Endpoints')).toEqual(['kubernetes']);
});

test('makes the nodes of the cluster file', () => {
  const taints = [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }];
  const node = {
    name: 'big',
    cpu: '64',
    memory: '256Gi',
    pods: '250',
    labels: { tier: 'x' },
    taints,
  };
  const found = cluster({ cluster: { nodes: [node] } }).get('Node', '', 'big');
  expect(found?.metadata.labels).toMatchObject({ tier: 'x', 'kubernetes.io/hostname': 'big' });
  expect(found?.['spec']).toMatchObject({ taints });
  expect(found?.['status']).toMatchObject({
    allocatable: { cpu: '64', memory: '256Gi', pods: '250' },
  });
});

test('has a default class wherever volumes are provided', () => {
  const classes = (options: SimulationOptions) =>
    namesOf(cluster(options), 'storage.k8s.io/StorageClass', '');
  const nodes = [{ name: 'one' }];
  expect(classes({})).toEqual(['standard']);
  expect(classes({ cluster: { nodes } })).toEqual([]);
  expect(classes({ cluster: { nodes, addons: { provisioner: true } } })).toEqual(['standard']);
  expect(classes({ cluster: { addons: { provisioner: false } } })).toEqual([]);
});
