// PATCH of each type, through the server's own checks.

import { expect, test } from 'vitest';
import {
  APPLY,
  createTestApi,
  DEPLOYMENTS,
  deployment,
  JSON_PATCH,
  MERGE,
  STRATEGIC,
  type TestApi,
} from './testApi.js';

function withDeployment(): TestApi {
  const api = createTestApi();
  api.request(`POST ${DEPLOYMENTS}`, deployment('web', 2));
  return api;
}

test('merges, strategically and otherwise, and by operations', () => {
  const { request } = withDeployment();
  const labels = { metadata: { labels: { tier: 'front' } } };
  expect(request(`PATCH ${DEPLOYMENTS}/web`, labels, MERGE).body.metadata.labels).toEqual({
    tier: 'front',
  });
  const env = [{ name: 'A', value: '1' }];
  const template = { template: { spec: { containers: [{ name: 'main', env }] } } };
  const [container] = request(`PATCH ${DEPLOYMENTS}/web`, { spec: template }, STRATEGIC).body.spec
    .template.spec.containers;
  expect(container).toMatchObject({ image: 'nginx:1.27', env });
  const operations = [{ op: 'replace', path: '/spec/replicas', value: 5 }];
  const reply = request(`PATCH ${DEPLOYMENTS}/web`, operations, JSON_PATCH);
  expect(reply.body.spec.replicas).toBe(5);
  expect(reply.body.metadata.generation).toBe(3);
});

test('says of a failed test only that the request is wrong', () => {
  const { request } = withDeployment();
  const operations = [{ op: 'test', path: '/spec/replicas', value: 9 }];
  expect(request(`PATCH ${DEPLOYMENTS}/web`, operations, JSON_PATCH).body).toMatchObject({
    code: 422,
    reason: 'Invalid',
    message: 'the server rejected our request due to an error in our request',
  });
});

test('strict validation sees through a patch', () => {
  const { request } = withDeployment();
  const line = `PATCH ${DEPLOYMENTS}/web?fieldValidation=Strict`;
  expect(request(line, { spec: { foo: 1 } }, STRATEGIC).body).toMatchObject({
    code: 422,
    message:
      ' "" is invalid: patch: Invalid value: "map[spec:map[foo:1]]": strict decoding error: unknown field "spec.foo"',
  });
});

test('refuses patches of unknown objects and types', () => {
  const { request } = withDeployment();
  expect(request(`PATCH ${DEPLOYMENTS}/nosuch`, {}, STRATEGIC).body.message).toBe(
    'deployments.apps "nosuch" not found',
  );
  const type = { 'content-type': 'application/json' };
  expect(request(`PATCH ${DEPLOYMENTS}/web`, {}, type).status).toBe(415);
});

test('server-side apply creates, keeps what others own, and names conflicts', () => {
  const { request } = createTestApi();
  const apply = (manager: string, body: object) =>
    request(`PATCH ${DEPLOYMENTS}/web?fieldManager=${manager}`, body, APPLY);
  expect(apply('me', deployment('web', 2)).status).toBe(201);
  expect(apply('me', deployment('web', 2)).status).toBe(200);
  const conflict = apply('you', deployment('web', 4));
  expect(conflict.body).toMatchObject({
    code: 409,
    reason: 'Conflict',
    message: 'Apply failed with 1 conflict: conflict with "me": .spec.replicas',
  });
  expect(request(`PATCH ${DEPLOYMENTS}/web`, deployment('web'), APPLY).status).toBe(400);
});

test('an apply that changes nothing keeps the version', () => {
  const { request } = createTestApi();
  const line = `PATCH ${DEPLOYMENTS}/web?fieldManager=me`;
  const first = request(line, deployment('web'), APPLY).body;
  const second = request(line, deployment('web'), APPLY).body;
  expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
});

test.each([
  [{ spec: { replicas: 'x' } }, 'map[spec:map[replicas:x]]', 'unrecognized type: int32'],
  [
    { metadata: { labels: { a: 1 } } },
    'map[metadata:map[labels:map[a:1]]]',
    'cannot convert int64 to string',
  ],
  [{ spec: { replicas: 1.5 } }, 'map[spec:map[replicas:1.5]]', 'cannot convert float64 to int32'],
  [{ spec: { paused: 1 } }, 'map[spec:map[paused:1]]', 'unrecognized type: bool'],
  [{ spec: 'x' }, 'map[spec:x]', 'cannot restore struct from: string'],
  [
    { spec: { strategy: { type: 1 } } },
    'map[spec:map[strategy:map[type:1]]]',
    'cannot convert int64 to v1.DeploymentStrategyType',
  ],
])('a strategic patch %j is refused in the words of the converter', (patch, shown, why) => {
  const { request } = withDeployment();
  const reply = request(`PATCH ${DEPLOYMENTS}/web`, patch, STRATEGIC);
  expect(reply.body.message).toBe(` "" is invalid: patch: Invalid value: "${shown}": ${why}`);
});

test('operations that are no list are told from operations that are no objects', () => {
  const { request } = withDeployment();
  expect(request(`PATCH ${DEPLOYMENTS}/web`, { op: 'remove' }, JSON_PATCH).body.message).toBe(
    'error decoding patch: json: cannot unmarshal object into Go value of type []interface {}',
  );
  expect(request(`PATCH ${DEPLOYMENTS}/web`, [1], JSON_PATCH).body.message).toBe(
    'json: cannot unmarshal number into Go value of type jsonpatch.Operation',
  );
});
