// Subresources: scale, status, eviction, binding, log, token.

import { expect, test } from 'vitest';
import { createTestApi, DEPLOYMENTS, deployment, MERGE, type TestApi } from './testApi.js';

const PODS = '/api/v1/namespaces/default/pods';

function running(replicas: number): TestApi & { readonly pod: string } {
  const api = createTestApi();
  api.request(`POST ${DEPLOYMENTS}`, deployment('web', replicas));
  api.simulation.settle();
  const pod: string = api.request(`GET ${PODS}`).body.items[0].metadata.name;
  return { ...api, pod };
}

test('reads and writes the scale', () => {
  const { request } = running(2);
  expect(request(`GET ${DEPLOYMENTS}/web/scale`).body).toMatchObject({
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    spec: { replicas: 2 },
    status: { replicas: 2, selector: 'app=web' },
  });
  const patch = { spec: { replicas: 3 } };
  expect(request(`PATCH ${DEPLOYMENTS}/web/scale`, patch, MERGE).body.spec.replicas).toBe(3);
  expect(request(`GET ${DEPLOYMENTS}/web`).body.spec.replicas).toBe(3);
  const below = { spec: { replicas: -1 } };
  expect(request(`PATCH ${DEPLOYMENTS}/web/scale`, below, MERGE).status).toBe(422);
});

test('writes of the status leave the spec alone, and the other way round', () => {
  const { request } = running(1);
  const both = { spec: { replicas: 7 }, status: { observedGeneration: 42 } };
  const status = request(`PATCH ${DEPLOYMENTS}/web/status`, both, MERGE).body;
  expect([status.spec.replicas, status.status.observedGeneration]).toEqual([1, 42]);
  const main = request(`PATCH ${DEPLOYMENTS}/web`, { status: { replicas: 9 } }, MERGE).body;
  expect(main.status.replicas).toBe(1);
});

test('evicts a pod, unless a budget forbids it', () => {
  const { request, simulation, pod } = running(2);
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod } };
  const budget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { minAvailable: 2, selector: { matchLabels: { app: 'web' } } },
  };
  request('POST /apis/policy/v1/namespaces/default/poddisruptionbudgets', budget);
  simulation.settle();
  const refused = request(`POST ${PODS}/${pod}/eviction`, eviction).body;
  expect(refused).toMatchObject({ code: 429, reason: 'TooManyRequests' });
  expect(refused.message).toContain("would violate the pod's disruption budget");
  request('DELETE /apis/policy/v1/namespaces/default/poddisruptionbudgets/web');
  expect(request(`POST ${PODS}/${pod}/eviction`, eviction).status).toBe(201);
  expect(request(`GET ${PODS}/${pod}`).body.metadata.deletionTimestamp).toBeDefined();
});

test('an eviction names the pod of its path', () => {
  const { request, pod } = running(1);
  const other = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'other' } };
  expect(request(`POST ${PODS}/${pod}/eviction`, other).body).toMatchObject({
    code: 400,
    message: 'name in URL does not match name in Eviction object',
  });
});

test('says why a budget forbids an eviction', () => {
  const { request, simulation, pod } = running(2);
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod } };
  const budgets = '/apis/policy/v1/namespaces/default/poddisruptionbudgets';
  const cause = (): unknown =>
    request(`POST ${PODS}/${pod}/eviction`, eviction).body.details.causes[0].message;
  request(`POST ${budgets}`, {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { minAvailable: 2, selector: { matchLabels: { app: 'web' } } },
  });
  expect(cause()).toBe('The disruption budget web is still being processed by the server.');
  simulation.settle();
  expect(cause()).toBe('The disruption budget web needs 2 healthy pods and has 2 currently');
  const message = 'daemonsets.apps does not implement the scale subresource';
  const conditions = [
    { type: 'DisruptionAllowed', status: 'False', reason: 'SyncFailed', message },
  ];
  request(`PATCH ${budgets}/web/status`, { status: { conditions } }, MERGE);
  expect(cause()).toBe(
    `The disruption budget web does not allow evicting pods currently because it failed sync: ${message}`,
  );
});

test('prints the log of a started container', () => {
  const { request, pod } = running(1);
  expect(request(`GET ${PODS}/${pod}/log`).body).toBe('first\nsecond\nthird\n');
  expect(request(`GET ${PODS}/${pod}/log?tailLines=1`).body).toBe('third\n');
  expect(request(`GET ${PODS}/${pod}/log?container=x`).body.message).toBe(
    `container x is not valid for pod ${pod}`,
  );
  expect(request(`GET ${PODS}/${pod}/log?previous=true`).body.message).toBe(
    `previous terminated container "main" in pod "${pod}" not found`,
  );
});

test('issues tokens that look like some', () => {
  const { request } = createTestApi();
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} };
  const path = '/api/v1/namespaces/default/serviceaccounts/default/token';
  const reply = request(`POST ${path}`, body);
  expect(reply.status).toBe(201);
  expect(reply.body.status.token.split('.')).toHaveLength(3);
});

test('says plainly what is not simulated', () => {
  const { request, pod } = running(1);
  expect(request(`POST ${PODS}/${pod}/exec`, {}).body).toMatchObject({
    code: 501,
    message: 'exec is not simulated: containers of a simulated cluster do not run',
  });
});

test('the scale of a workload has a table of its own', () => {
  const { request } = createTestApi();
  request(`POST ${DEPLOYMENTS}`, deployment('web', 2));
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io';
  const { body } = request(`GET ${DEPLOYMENTS}/web/scale`, undefined, { accept });
  const names = body.columnDefinitions.map((column: { name: string }) => column.name);
  expect(names).toEqual(['Name', 'Desired', 'Available', 'Age']);
  expect(body.rows[0].cells).toEqual(['web', 2, 0, '0s']);
});

test('a write of ephemeral containers leaves everything else as it is', () => {
  const { request } = createTestApi();
  const pods = '/api/v1/namespaces/default/pods';
  const containers = [{ name: 'main', image: 'nginx:1.27' }];
  const { metadata, spec } = request(`POST ${pods}`, {
    metadata: { name: 'p' },
    spec: { containers },
  }).body;
  const ephemeralContainers = [{ name: 'debug', image: 'busybox' }];
  const at = `${pods}/p/ephemeralcontainers`;
  const body = { metadata: { name: 'p', labels: { a: 'b' } }, spec: { ephemeralContainers } };
  const written = request(`PUT ${at}`, body).body;
  expect(written.spec.containers).toEqual(spec.containers);
  expect(written.spec.ephemeralContainers).toMatchObject(ephemeralContainers);
  expect(written.metadata.labels).toEqual(metadata.labels);
  expect(request(`PUT ${at}`, { metadata: { name: 'p' }, spec: {} }).body.spec).toMatchObject({
    containers: spec.containers,
  });
});

test('tokens last ten minutes at least, and are bound to what is there', () => {
  const { request } = createTestApi();
  const ask = (spec: object) =>
    request('POST /api/v1/namespaces/default/serviceaccounts/default/token', {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec,
    }).body.message;
  expect(ask({ expirationSeconds: 300 })).toBe(
    'TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: 300: ' +
      'may not specify a duration less than 10 minutes',
  );
  const boundObjectRef = { apiVersion: 'v1', kind: 'Pod', name: 'nosuch' };
  expect(ask({ boundObjectRef })).toBe('pods "nosuch" not found');
});
