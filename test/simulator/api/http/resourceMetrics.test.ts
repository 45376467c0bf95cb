// metrics.k8s.io, for `kubectl top`.

import { expect, test } from 'vitest';
import { createTestApi, DEPLOYMENTS, deployment } from './testApi.js';

const METRICS = '/apis/metrics.k8s.io/v1beta1';
const points = (value: string) => ({ points: [{ atMs: 0, value }] });
const usage = { cpu: points('80m'), memory: points('64Mi') };

test('pods and nodes tell what the rules say is used', () => {
  const { request, simulation } = createTestApi({
    cluster: { containers: [{ match: {}, usage }] },
  });
  request(`POST ${DEPLOYMENTS}`, deployment('web', 2));
  simulation.settle();
  const pods = request(`GET ${METRICS}/namespaces/default/pods?labelSelector=app%3Dweb`).body;
  expect(pods.kind).toBe('PodMetricsList');
  expect(pods.items.map((pod: { containers: unknown }) => pod.containers)).toEqual([
    [{ name: 'main', usage: { cpu: '80m', memory: '65536Ki' } }],
    [{ name: 'main', usage: { cpu: '80m', memory: '65536Ki' } }],
  ]);
  const { items } = request(`GET ${METRICS}/nodes`).body;
  const cpu = items.map((node: { usage: { cpu: string } }) => Number.parseInt(node.usage.cpu, 10));
  expect(cpu.reduce((sum: number, milli: number) => sum + milli)).toBe(160);
  expect(request(`GET ${METRICS}/nodes/${items[0].metadata.name}`).status).toBe(200);
  expect(request(`GET ${METRICS}/nodes/nosuch`).status).toBe(404);
  expect(request('GET /apis/metrics.k8s.io/v1beta1').body.resources).toHaveLength(2);
  expect(request(`POST ${METRICS}/nodes`, {}).status).toBe(405);
});

test('nobody serves metrics where nobody tells a usage', () => {
  const { request } = createTestApi();
  expect(request(`GET ${METRICS}/nodes`).status).toBe(404);
  const groups: { name: string }[] = request('GET /apis').body.groups;
  expect(groups.map(({ name }) => name)).not.toContain('metrics.k8s.io');
});
