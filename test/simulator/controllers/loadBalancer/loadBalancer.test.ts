// Addresses of LoadBalancer Services, where the addon is on.
import { expect, test } from 'vitest';
import type { Service } from '../../../../schemas/built/types.js';
import type { ClusterFile } from '../../../../simulator/simulation.js';
import { deployment, service, simulate } from '../../support.js';

const yaml =
  deployment('web', 1) +
  service('a', 'web', 'type: LoadBalancer') +
  service('b', 'web', 'type: LoadBalancer') +
  service('c', 'web');
const addresses = (cluster: ClusterFile): (string | undefined)[] => {
  const simulation = simulate(yaml, cluster);
  return ['a', 'b', 'c'].map(
    name =>
      (simulation.get('Service', 'default', name) as Service).status?.loadBalancer?.ingress?.[0]
        ?.ip,
  );
};

test('each balanced Service gets its own address', () => {
  expect(addresses({})).toEqual(['198.18.0.1', '198.18.0.2', undefined]);
});

test('where a cluster file describes the cluster, there is none unless it says so', () => {
  const nodes = [{ name: 'n1' }];
  expect(addresses({ nodes })).toEqual([undefined, undefined, undefined]);
  expect(addresses({ nodes, addons: { loadBalancer: true } })[0]).toBe('198.18.0.1');
});

test('a deleted Service is released', () => {
  const simulation = simulate(yaml);
  simulation.act('delete', cluster =>
    cluster.delete('Service', { namespace: 'default', name: 'a' }),
  );
  simulation.settle();
  expect(simulation.get('Service', 'default', 'a')).toBeUndefined();
});
