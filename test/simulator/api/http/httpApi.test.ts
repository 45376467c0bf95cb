// The routes of the API server: objects in, objects and Statuses out, in the server's words.

import { expect, test } from 'vitest';
import { CONFIG_MAPS, configMap, createTestApi, DEPLOYMENTS, deployment } from './testApi.js';

test('creates, reads, replaces and deletes', () => {
  const { request } = createTestApi();
  const created = request(`POST ${CONFIG_MAPS}`, configMap('c', { a: '1' }));
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ kind: 'ConfigMap', metadata: { namespace: 'default' } });
  expect(request(`GET ${CONFIG_MAPS}/c`).body.data).toEqual({ a: '1' });
  expect(request(`PUT ${CONFIG_MAPS}/c`, configMap('c', { b: '2' })).body.data).toEqual({ b: '2' });
  const deleted = request(`DELETE ${CONFIG_MAPS}/c`);
  expect(deleted.body).toMatchObject({ status: 'Success', details: { name: 'c' } });
  expect(request(`GET ${CONFIG_MAPS}/c`).body).toMatchObject({
    kind: 'Status',
    reason: 'NotFound',
    message: 'configmaps "c" not found',
    details: { name: 'c', kind: 'configmaps' },
    code: 404,
  });
});

test('says that a name is taken, and generates names', () => {
  const { request } = createTestApi();
  request(`POST ${CONFIG_MAPS}`, configMap('c'));
  expect(request(`POST ${CONFIG_MAPS}`, configMap('c')).body).toMatchObject({
    code: 409,
    reason: 'AlreadyExists',
  });
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'c-' } };
  expect(request(`POST ${CONFIG_MAPS}`, body).body.metadata.name).toMatch(/^c-[a-z0-9]{5}$/);
});

test('refuses a write based on an older version', () => {
  const { request } = createTestApi();
  const first = request(`POST ${CONFIG_MAPS}`, configMap('c')).body;
  request(`PUT ${CONFIG_MAPS}/c`, configMap('c', { a: '1' }));
  const stale = request(`PUT ${CONFIG_MAPS}/c`, { ...first, data: { b: '2' } });
  expect(stale.body).toMatchObject({ code: 409, reason: 'Conflict' });
  expect(stale.body.message).toContain('the object has been modified');
});

test('an update that changes nothing keeps the version', () => {
  const { request } = createTestApi();
  const first = request(`POST ${CONFIG_MAPS}`, configMap('c', { a: '1' })).body;
  const second = request(`PUT ${CONFIG_MAPS}/c`, configMap('c', { a: '1' })).body;
  expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
});

test('a dry run answers and stores nothing', () => {
  const { request } = createTestApi();
  const reply = request(`POST ${CONFIG_MAPS}?dryRun=All`, configMap('c'));
  expect(reply.status).toBe(201);
  expect(request(`GET ${CONFIG_MAPS}/c`).status).toBe(404);
});

test.each([
  ['Strict', 400, 0],
  ['Warn', 201, 1],
  ['Ignore', 201, 0],
])('treats unknown fields by fieldValidation=%s', (validation, status, warnings) => {
  const { request } = createTestApi();
  const body = { ...deployment('web'), spek: {} };
  const reply = request(`POST ${DEPLOYMENTS}?fieldValidation=${validation}`, body);
  expect(reply.status).toBe(status);
  expect(reply.warnings).toHaveLength(warnings);
  if (status === 400) {
    expect(reply.body.message).toBe(
      'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spek"',
    );
  }
});

test('names the field of a value of the wrong type', () => {
  const { request } = createTestApi();
  const body = { ...deployment('web'), spec: { replicas: 'three' } };
  expect(request(`POST ${DEPLOYMENTS}`, body).body).toMatchObject({
    code: 400,
    reason: 'BadRequest',
    message:
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
  });
});

test('takes YAML, refuses what is neither JSON nor YAML', () => {
  const { request } = createTestApi();
  const yaml = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: "1"}\n';
  const headers = { 'content-type': 'application/yaml' };
  expect(request(`POST ${CONFIG_MAPS}`, yaml, headers).body.data).toEqual({ a: '1' });
  const cbor = { 'content-type': 'application/cbor' };
  expect(request(`POST ${CONFIG_MAPS}`, 'x', cbor).status).toBe(415);
  expect(request(`POST ${CONFIG_MAPS}`, '{').status).toBe(400);
  expect(request(`GET ${CONFIG_MAPS}`, undefined, { accept: 'text/html' }).status).toBe(406);
});

test.each([
  [
    'GET /api/v1/namespaces/default/nosuch',
    404,
    'the server could not find the requested resource',
  ],
  ['GET /apis/nosuch.io/v1/things', 404, 'the server could not find the requested resource'],
  ['PATCH /api/v1/namespaces/default/configmaps', 405, 'the server does not allow this method'],
  ['POST /api/v1/configmaps', 405, 'the server does not allow this method'],
  ['GET /api/v1/namespaces/default/pods/p/nosuch', 404, 'could not find the requested resource'],
])('answers %s with %i', (line, status, message) => {
  const reply = createTestApi().request(line, {});
  expect(reply.status).toBe(status);
  expect(reply.body.message).toContain(message);
});

test('an object of another namespace or name than the path is refused', () => {
  const { request } = createTestApi();
  const elsewhere = { ...configMap('c'), metadata: { name: 'c', namespace: 'other' } };
  expect(request(`POST ${CONFIG_MAPS}`, elsewhere).body.message).toBe(
    'the namespace of the provided object does not match the namespace sent on the request',
  );
  request(`POST ${CONFIG_MAPS}`, configMap('c'));
  expect(request(`PUT ${CONFIG_MAPS}/c`, configMap('d')).body.message).toBe(
    'the name of the object (d) does not match the name on the URL (c)',
  );
});

test('writes are actions of the user in the timeline', () => {
  const { request, simulation } = createTestApi();
  request(`POST ${CONFIG_MAPS}`, configMap('c'));
  const [action, write] = simulation.timeline.slice(-2);
  expect(action).toMatchObject({ verb: 'action', actor: 'user', summary: 'Created ConfigMap' });
  expect(write).toMatchObject({ verb: 'create', name: 'c', cause: action?.id });
});

test('warns of deprecated kinds', () => {
  const { request } = createTestApi();
  expect(request('GET /api/v1/namespaces/default/endpoints').warnings).toEqual([
    '299 - "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice"',
  ]);
});

test('everybody may do everything', () => {
  const { request } = createTestApi();
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  const spec = { resourceAttributes: { verb: 'get', resource: 'pods' } };
  const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec };
  expect(request(`POST ${path}`, body).body).toMatchObject({ spec, status: { allowed: true } });
});
