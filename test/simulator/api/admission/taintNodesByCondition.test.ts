import { expect, test } from 'vitest';
import { cluster, create } from '../../../support/simulation.js';

test('taints a node that registers', () => {
  const node = create(cluster(), 'apiVersion: v1\nkind: Node\nmetadata: { name: new }');
  expect(node['spec']).toEqual({
    taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }],
  });
});

test('does not taint the nodes the cluster starts with', () => {
  expect(cluster().get('Node', '', 'node-1')?.['spec']).not.toHaveProperty('taints');
});
