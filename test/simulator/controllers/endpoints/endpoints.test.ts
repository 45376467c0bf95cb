// Endpoints objects: addresses by readiness and ports.
import { expect, test } from 'vitest';
import type { Endpoints } from '../../../../schemas/built/types.js';
import type { Simulation } from '../../../../simulator/simulation.js';
import { deployment, service, simulate } from '../../support.js';

const endpoints = (simulation: Simulation, name: string): Endpoints =>
  simulation.get('Endpoints', 'default', name) as Endpoints;

test('ready and unready addresses stand apart', () => {
  const simulation = simulate(
    deployment('web', 1) + deployment('bad', 1, '') + service('web', 'web') + service('bad', 'bad'),
    { containers: [{ match: { pod: 'bad-*' }, ready: 'never' }] },
  );
  expect(endpoints(simulation, 'web').subsets).toMatchObject([
    { addresses: [{ nodeName: 'node-1' }], ports: [{ port: 8080, protocol: 'TCP' }] },
  ]);
  expect(endpoints(simulation, 'bad').subsets).toMatchObject([
    { notReadyAddresses: [{ targetRef: { kind: 'Pod' } }] },
  ]);
  expect(endpoints(simulation, 'bad').subsets?.[0]).not.toHaveProperty('addresses');
});

test('a port name that no pod has leaves no subsets', () => {
  const wrong = service('web', 'web').replace('targetPort: http', 'targetPort: https');
  const stored = endpoints(simulate(deployment('web', 1) + wrong), 'web');
  expect(stored).not.toHaveProperty('subsets');
  expect(stored.metadata.labels).toEqual({
    'endpoints.kubernetes.io/managed-by': 'endpoint-controller',
  });
});

test('a headless Service is labelled', () => {
  const simulation = simulate(deployment('web', 1) + service('web', 'web', 'clusterIP: None'));
  expect(endpoints(simulation, 'web').metadata.labels).toHaveProperty([
    'service.kubernetes.io/headless',
  ]);
});

test('they go with their Service', () => {
  const simulation = simulate(deployment('web', 1) + service('web', 'web'));
  simulation.act('delete', cluster =>
    cluster.delete('Service', { namespace: 'default', name: 'web' }),
  );
  simulation.settle();
  expect(endpoints(simulation, 'web')).toBeUndefined();
});
