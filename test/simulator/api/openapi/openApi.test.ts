// OpenAPI: what kubectl explain and kubectl apply read in it.

import { expect, test } from 'vitest';
import { createTestApi } from '../http/testApi.js';

const SPEC = 'io.k8s.api.core.v1.PodSpec';

test('has an index of groups, each with a document', () => {
  const { request } = createTestApi();
  const { paths } = request('GET /openapi/v3').body;
  expect(paths['apis/apps/v1'].serverRelativeURL).toMatch(/^\/openapi\/v3\/apis\/apps\/v1\?hash=/);
  const { components } = request('GET /openapi/v3/apis/apps/v1').body;
  const deployment = components.schemas['io.k8s.api.apps.v1.Deployment'];
  expect(deployment['x-kubernetes-group-version-kind']).toEqual([
    { group: 'apps', version: 'v1', kind: 'Deployment' },
  ]);
  expect(components.schemas[SPEC].properties.containers).toMatchObject({
    type: 'array',
    items: { allOf: [{ $ref: '#/components/schemas/io.k8s.api.core.v1.Container' }] },
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
    'x-kubernetes-patch-strategy': 'merge',
    'x-kubernetes-patch-merge-key': 'name',
  });
  expect(components.schemas[SPEC].properties.containers.description).toMatch(/^List of containers/);
});

test('no reference leads nowhere', () => {
  const { request } = createTestApi();
  for (const path of Object.keys(request('GET /openapi/v3').body.paths)) {
    const document = request(`GET /openapi/v3/${path}`).body;
    const references = JSON.stringify(document).match(/#\/components\/schemas\/[^"]+/g) ?? [];
    const names = references.map(reference => reference.slice('#/components/schemas/'.length));
    const missing = names.filter(name => !(name in document.components.schemas));
    expect(missing).toEqual([]);
  }
});

test('says that patches may be validated strictly', () => {
  const { request } = createTestApi();
  const { paths } = request('GET /openapi/v3/api/v1').body;
  const { patch } = paths['/api/v1/namespaces/{namespace}/pods/{name}'];
  expect(patch['x-kubernetes-group-version-kind']).toEqual({
    group: '',
    version: 'v1',
    kind: 'Pod',
  });
  expect(patch.parameters.map((parameter: { name: string }) => parameter.name)).toContain(
    'fieldValidation',
  );
});

test('version 2 has everything in one document', () => {
  const { request } = createTestApi();
  const { definitions, swagger } = request('GET /openapi/v2').body;
  expect(swagger).toBe('2.0');
  expect(definitions[SPEC].properties.restartPolicy.type).toBe('string');
  expect(request('GET /openapi/v3/nosuch').status).toBe(404);
});
