// Endpoints kept by hand are mirrored to slices.
import { expect, test } from 'vitest';
import { applyTo, service, simulate } from '../../support.js';

const byHand = (address: string): string => `
---
apiVersion: v1
kind: Endpoints
metadata: { name: db }
subsets: [{ addresses: [{ ip: ${address} }], ports: [{ port: 5432 }] }]`;
const bare =
  'apiVersion: v1\nkind: Service\nmetadata: { name: db }\nspec: { ports: [{ port: 5432 }] }';

test('a Service without a selector gets slices from its Endpoints', () => {
  const simulation = simulate(bare + byHand('192.0.2.1'));
  const slices = () =>
    simulation
      .list('discovery.k8s.io/EndpointSlice', 'default')
      .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === 'db');
  expect(slices()).toMatchObject([
    {
      addressType: 'IPv4',
      endpoints: [{ addresses: ['192.0.2.1'], conditions: { ready: true } }],
      ports: [{ name: '', protocol: 'TCP', port: 5432 }],
      metadata: {
        labels: {
          'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
        },
        ownerReferences: [{ kind: 'Endpoints', name: 'db' }],
      },
    },
  ]);
  applyTo(simulation, byHand('192.0.2.2'));
  expect(slices()).toMatchObject([{ endpoints: [{ addresses: ['192.0.2.2'] }] }]);
});

test("the control plane's own Endpoints are not mirrored", () => {
  const simulation = simulate(service('web', 'web'));
  const managers = simulation
    .list('discovery.k8s.io/EndpointSlice', 'default')
    .map(({ metadata }) => metadata.labels?.['endpointslice.kubernetes.io/managed-by']);
  expect(managers).not.toContain('endpointslicemirroring-controller.k8s.io');
});

test('labels and annotations follow, but for those that tell of a change or an apply', () => {
  const simulation = simulate(bare + byHand('192.0.2.1'));
  const labelled = byHand('192.0.2.1').replace(
    '{ name: db }',
    `{ name: db, labels: { team: x }, annotations: { note: y,
       endpoints.kubernetes.io/last-change-trigger-time: z } }`,
  );
  applyTo(simulation, labelled);
  const [slice] = simulation
    .list('discovery.k8s.io/EndpointSlice', 'default')
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === 'db');
  expect(slice?.metadata.labels).toHaveProperty('team', 'x');
  expect(slice?.metadata.annotations).toEqual({ note: 'y' });
});

test('Endpoints kept by hand go with their Service', () => {
  const simulation = simulate(bare + byHand('192.0.2.1'));
  simulation.act('delete', cluster =>
    cluster.delete('Service', { namespace: 'default', name: 'db' }),
  );
  simulation.settle();
  expect(simulation.get('Endpoints', 'default', 'db')).toBeUndefined();
});
