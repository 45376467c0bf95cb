// Discovery in both forms.

import { expect, test } from 'vitest';
import { createTestApi } from '../http/testApi.js';

const AGGREGATED = {
  accept: 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json',
};

test('tells core and other groups in one document each', () => {
  const { request } = createTestApi();
  const core = request('GET /api', undefined, AGGREGATED).body;
  expect(core.kind).toBe('APIGroupDiscoveryList');
  const pods = core.items[0].versions[0].resources.find(
    (resource: { resource: string }) => resource.resource === 'pods',
  );
  expect(pods).toMatchObject({
    responseKind: { group: '', version: 'v1', kind: 'Pod' },
    scope: 'Namespaced',
    singularResource: 'pod',
    shortNames: ['po'],
    categories: ['all'],
  });
  const eviction = pods.subresources.find(
    (entry: { subresource: string }) => entry.subresource === 'eviction',
  );
  expect(eviction.responseKind).toEqual({ group: 'policy', version: 'v1', kind: 'Eviction' });
  const groups = request('GET /apis', undefined, AGGREGATED).body.items;
  const autoscaling = groups.find(
    (group: { metadata: { name: string } }) => group.metadata.name === 'autoscaling',
  );
  expect(autoscaling.versions.map((entry: { version: string }) => entry.version)).toEqual([
    'v2',
    'v1',
  ]);
});

test('tells it group by group to those who ask as before', () => {
  const { request } = createTestApi();
  expect(request('GET /api').body).toMatchObject({ kind: 'APIVersions', versions: ['v1'] });
  expect(request('GET /apis').body.kind).toBe('APIGroupList');
  expect(request('GET /apis/apps').body.preferredVersion.groupVersion).toBe('apps/v1');
  const names = request('GET /apis/apps/v1').body.resources.map(
    (resource: { name: string }) => resource.name,
  );
  expect(names).toContain('deployments/scale');
  expect(request('GET /apis/nosuch').status).toBe(404);
});

test('serves what CustomResourceDefinitions add, at once', () => {
  const { request, simulation } = createTestApi();
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'widgets', kind: 'Widget', singular: 'widget', listKind: 'WidgetList' },
      versions: ['v1beta1', 'v1'].map(name => ({
        name,
        served: true,
        storage: name === 'v1',
        schema: { openAPIV3Schema: { type: 'object' } },
      })),
    },
  };
  request('POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition);
  simulation.settle();
  const { versions } = request('GET /apis/example.com').body;
  expect(versions.map((entry: { version: string }) => entry.version)).toEqual(['v1', 'v1beta1']);
  const widget = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w' } };
  const path = '/apis/example.com/v1/namespaces/default/widgets';
  expect(request(`POST ${path}`, widget).status).toBe(201);
  expect(request(`GET ${path}`).body).toMatchObject({ kind: 'WidgetList', items: [{}] });
});

test('says its version and that it is well', () => {
  const { request } = createTestApi();
  expect(request('GET /version').body).toMatchObject({ major: '1', minor: '36' });
  for (const path of ['/healthz', '/livez', '/readyz', '/readyz/ping']) {
    expect(request(`GET ${path}`)).toMatchObject({ status: 200, body: 'ok' });
  }
});
