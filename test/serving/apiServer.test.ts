// The server on its socket: who is let in, what is too much, how it ends.

import { existsSync, statSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCluster, type TestCluster } from './testCluster.js';

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startTestCluster();
});
afterAll(() => cluster.close());

test('answers who has the token', async () => {
  const reply = await cluster.request({ path: '/api/v1/namespaces/default' });
  expect(reply.status).toBe(200);
  expect(JSON.parse(reply.body).metadata.name).toBe('default');
});

test.each([['wrong'], ['']])('refuses the token "%s"', async token => {
  const reply = await cluster.request({ path: '/api', token });
  expect(reply.status).toBe(401);
  expect(JSON.parse(reply.body)).toMatchObject({ kind: 'Status', reason: 'Unauthorized' });
});

test('refuses a foreign Host header: no DNS rebinding', async () => {
  const reply = await cluster.request({ path: '/api', headers: { host: 'evil.example' } });
  expect(reply.status).toBe(403);
});

test('sends no CORS headers and answers OPTIONS as the API does', async () => {
  const headers = { origin: 'https://evil.example' };
  const reply = await cluster.request({ path: '/api/v1/pods', method: 'OPTIONS', headers });
  expect(reply.status).toBe(405);
});

test('refuses bodies beyond 3 MiB', async () => {
  const reply = await cluster.request({
    path: '/api/v1/namespaces/default/configmaps',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"data":{"a":"${'x'.repeat(3 * 1024 * 1024)}"}}`,
  });
  expect(reply.status).toBe(413);
  expect(JSON.parse(reply.body).reason).toBe('RequestEntityTooLarge');
});

test('the kubeconfig is its owner’s alone and goes with the server', async () => {
  const other = await startTestCluster();
  expect(statSync(other.kubeconfig).mode & 0o777).toBe(0o600);
  await other.close();
  expect(existsSync(other.kubeconfig)).toBe(false);
});

test('settles when asked, and says where virtual time is', async () => {
  const before = cluster.simulation.nowMs;
  const reply = await cluster.request({ path: '/drydock/settle?quiet=9s', method: 'POST' });
  expect(reply.status).toBe(200);
  expect(Date.parse(JSON.parse(reply.body).time)).toBe(cluster.simulation.nowMs);
  expect(cluster.simulation.nowMs - before).toBeGreaterThanOrEqual(9000);
  const wrong = await cluster.request({ path: '/drydock/settle?quiet=soon', method: 'POST' });
  expect(wrong.status).toBe(400);
});

test('no client sees the future', () => {
  expect(cluster.simulation.nowMs).toBeLessThan(Date.now());
});
