// Bodies that have a key twice, in JSON and in YAML.

import { expect, test } from 'vitest';
import { duplicateKeysOf } from '../../../../simulator/api/http/duplicateKeys.js';
import { createTestApi, DEPLOYMENTS, MERGE } from './testApi.js';

const YAML = { 'content-type': 'application/yaml' };
const PODS = '/api/v1/namespaces/default/pods';

test.each([
  ['{"a":1,"b":{"a":1}}', []],
  ['{"a":1,"a":2,"a":3}', ['duplicate field "a"']],
  ['{"spec":{"l":[{"x":1},{"x":1,"x":2}]}}', ['duplicate field "spec.l[1].x"']],
  ['{"a":"\\"{,\\\\","\\u0061":"[\\\\\\""}', ['duplicate field "a"']],
])('finds the keys of %s', (text, expected) => {
  expect(duplicateKeysOf(text, false).refusals).toEqual(expected);
});

const container = '{"name":"c","image":"one","image":"two"}';
const pod = (name: string) =>
  `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"${name}"},"spec":{"containers":[${container}]}}`;

test('strict validation refuses them, the default warns, Ignore says nothing; the last one counts', () => {
  const { request } = createTestApi();
  const refused = request(`POST ${PODS}?fieldValidation=Strict`, pod('a')).body;
  expect(refused.message).toBe(
    'Pod in version "v1" cannot be handled as a Pod: strict decoding error: ' +
      'duplicate field "spec.containers[0].image"',
  );
  const warned = request(`POST ${PODS}`, pod('b'));
  expect(warned.warnings).toEqual(['299 - "duplicate field \\"spec.containers[0].image\\""']);
  expect(warned.body.spec.containers[0].image).toBe('two');
  expect(request(`POST ${PODS}?fieldValidation=Ignore`, pod('c')).warnings).toEqual([]);
});

test('what JSON has twice and what nobody knows come in the order of the text, of YAML by name', () => {
  const { request } = createTestApi();
  const json = '{"x":1,"data":{"k":"v","k":"w"},"metadata":{"name":"a","b":1},"x":2}';
  const path = '/api/v1/namespaces/default/configmaps';
  const strict = `POST ${path}?fieldValidation=Strict`;
  expect(request(strict, json).body.message).toContain(
    ': strict decoding error: unknown field "x", duplicate field "data.k", unknown field "metadata.b"',
  );
  const yaml = 'x: 1\nmetadata: {name: a, b: 1}\na: 1\n';
  expect(request(strict, yaml, YAML).body.message).toContain(
    ': strict decoding error: unknown field "a", unknown field "metadata.b", unknown field "x"',
  );
});

test('YAML is complained of by line', () => {
  const { request } = createTestApi();
  const text =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  k: v\n  k: w\nx: 1\n';
  const path = '/api/v1/namespaces/default/configmaps';
  expect(request(`POST ${path}?fieldValidation=Strict`, text, YAML).body.message).toBe(
    'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: ' +
      'yaml: unmarshal errors:\n  line 6: key "k" already set in map, unknown field "x"',
  );
  const warned = request(`POST ${path}`, text, YAML);
  expect(warned.body.data).toEqual({ k: 'w' });
  expect(warned.warnings).toEqual([
    '299 - "line 6: key \\"k\\" already set in map"',
    '299 - "unknown field \\"x\\""',
  ]);
});

test('patches too', () => {
  const { request } = createTestApi();
  request(`POST ${PODS}`, pod('a'));
  const patch = '{"metadata":{"labels":{"a":"1","a":"2"}}}';
  const { warnings, body } = request(`PATCH ${PODS}/a`, patch, MERGE);
  expect(warnings).toEqual(['299 - "duplicate field \\"metadata.labels.a\\""']);
  expect(body.metadata.labels).toEqual({ a: '2' });
  expect(request(`PATCH ${PODS}/a?fieldValidation=Strict`, patch, MERGE).status).toBe(422);
  expect(request(`GET ${DEPLOYMENTS}`).status).toBe(200);
});
