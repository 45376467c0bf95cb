// Custom resources over HTTP: server-side apply by the definition's list types, and the schema that explain reads.

import { expect, test } from 'vitest';
import { APPLY, createTestApi, type TestApi } from './testApi.js';

const WIDGETS = '/apis/example.com/v1/namespaces/default/widgets';

function withDefinition(): TestApi {
  const api = createTestApi();
  const port = { type: 'object', properties: { port: { type: 'integer' } } };
  const ports = {
    type: 'array',
    items: port,
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['port'],
  };
  const spec = { type: 'object', properties: { size: { type: 'integer' }, ports } };
  const schema = { openAPIV3Schema: { type: 'object', properties: { spec } } };
  api.request('POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'widgets', kind: 'Widget' },
      versions: [{ name: 'v1', served: true, storage: true, schema }],
    },
  });
  api.simulation.settle();
  return api;
}

function widget(spec: object): object {
  return { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w' }, spec };
}

test('managers share a list of a custom resource by its keys', () => {
  const { request } = withDefinition();
  const apply = (manager: string, spec: object) =>
    request(`PATCH ${WIDGETS}/w?fieldManager=${manager}`, widget(spec), APPLY);
  apply('a', { size: 3, ports: [{ port: 1 }] });
  expect(apply('b', { ports: [{ port: 2 }] }).body.spec).toEqual({
    size: 3,
    ports: [{ port: 1 }, { port: 2 }],
  });
  expect(apply('b', { size: 5 }).body.message).toBe(
    'Apply failed with 1 conflict: conflict with "a": .spec.size',
  );
  expect(apply('b', { size: 'x' }).body.message).toBe(
    'failed to create typed patch object (default/w; example.com/v1, Kind=Widget): ' +
      '.spec.size: expected numeric (int or float), got string',
  );
});

test('the published schema describes what every object has', () => {
  const { request } = withDefinition();
  const { schemas } = request('GET /openapi/v3/apis/example.com/v1').body.components;
  const { properties } = schemas['com.example.v1.Widget'];
  expect(properties.apiVersion.description).toMatch(/^APIVersion defines the versioned schema/);
  expect(properties.kind.description).toMatch(/^Kind is a string value representing/);
  expect(properties.metadata.description).toMatch(/^Standard object's metadata\. More info:/);
});
