import { expect, test } from 'vitest';
import { createTestApi, MERGE } from './http/testApi.js';

const SERVICES = '/api/v1/namespaces/default/services';
const ADDRESSES = '/apis/networking.k8s.io/v1/ipaddresses';
const spec = { ports: [{ port: 80 }] };

test('each cluster IP has an IPAddress while its Service has it', () => {
  const { request } = createTestApi();
  const { clusterIP } = request(`POST ${SERVICES}`, { metadata: { name: 'web' }, spec }).body.spec;
  expect(request(`GET ${ADDRESSES}/${clusterIP}`).body).toMatchObject({
    metadata: {
      labels: {
        'ipaddress.kubernetes.io/ip-family': 'IPv4',
        'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io',
      },
    },
    spec: { parentRef: { group: '', resource: 'services', namespace: 'default', name: 'web' } },
  });
  const external = { spec: { type: 'ExternalName', externalName: 'a.b' } };
  request(`PATCH ${SERVICES}/web`, external, MERGE);
  expect(request(`GET ${ADDRESSES}/${clusterIP}`).status).toBe(404);
  request(`PATCH ${SERVICES}/web`, { spec: { type: 'ClusterIP', externalName: null } }, MERGE);
  expect(request(`GET ${ADDRESSES}`).body.items).toHaveLength(2);
  request(`DELETE ${SERVICES}/web`);
  expect(request(`GET ${ADDRESSES}`).body.items).toHaveLength(1);
});

test('headless Services have none, and a dry run makes none', () => {
  const { request } = createTestApi();
  const headless = { metadata: { name: 'a' }, spec: { ...spec, clusterIP: 'None' } };
  expect(request(`POST ${SERVICES}`, headless).status).toBe(201);
  request(`POST ${SERVICES}?dryRun=All`, { metadata: { name: 'b' }, spec });
  expect(request(`GET ${ADDRESSES}`).body.items).toMatchObject([
    { metadata: { name: '10.96.0.1' } },
  ]);
});

test('the range is a ServiceCIDR, and none of this is shown among the objects', () => {
  const { request, simulation } = createTestApi();
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io';
  const cidrs = request('GET /apis/networking.k8s.io/v1/servicecidrs', undefined, { accept });
  expect(cidrs.body.rows[0].cells).toEqual(['kubernetes', '10.96.0.0/12', '3s']);
  const shown = simulation.objects().map(({ kind }) => kind);
  expect(shown).not.toContain('IPAddress');
  expect(shown).not.toContain('ServiceCIDR');
});
