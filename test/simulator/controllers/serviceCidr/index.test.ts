import { expect, test } from 'vitest';
import type { Service } from '../../../../schemas/built/types.js';
import { createTestApi } from '../../api/http/testApi.js';

const CIDRS = '/apis/networking.k8s.io/v1/servicecidrs';
const SERVICES = '/api/v1/namespaces/default/services';
const more = { metadata: { name: 'more' }, spec: { cidrs: ['10.200.0.0/28'] } };
const asking = (name: string) => ({
  metadata: { name },
  spec: { clusterIP: '10.200.0.5', ports: [{ port: 80 }] },
});

test('a range of one’s own is made ready, gives addresses, and stays while they are used', () => {
  const { request, simulation } = createTestApi();
  expect(request(`POST ${SERVICES}`, asking('early')).body.message).toContain(
    'not in the valid range',
  );
  request(`POST ${CIDRS}`, more);
  simulation.settle();
  expect(request(`GET ${CIDRS}/more`).body.status.conditions).toMatchObject([
    { type: 'Ready', status: 'True', message: 'Kubernetes Service CIDR is ready' },
  ]);
  const service = request(`POST ${SERVICES}`, asking('web')).body as Service;
  expect(service.spec?.clusterIPs).toEqual(['10.200.0.5']);
  request(`DELETE ${CIDRS}/more`);
  simulation.settle();
  expect(request(`GET ${CIDRS}/more`).body.status.conditions).toMatchObject([
    { type: 'Ready', status: 'False', reason: 'Terminating' },
  ]);
  expect(request(`POST ${SERVICES}`, asking('late')).status).toBe(422);
  request(`DELETE ${SERVICES}/web`);
  simulation.settle();
  expect(request(`GET ${CIDRS}/more`).status).toBe(404);
});
