import { expect, test } from 'vitest';
import { cluster, create, podYaml } from '../../../support/simulation.js';

test('gives a pod made for a node the topology labels of the node', () => {
  const pod = create(cluster(), podYaml('web', '  nodeName: node-3\n'));
  expect(pod.metadata.labels).toEqual({
    'topology.kubernetes.io/region': 'region-1',
    'topology.kubernetes.io/zone': 'zone-c',
  });
});

test('leaves a pod without a node alone', () => {
  expect(create(cluster(), podYaml('web')).metadata.labels).toBeUndefined();
});
