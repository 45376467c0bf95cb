// Random requests: whatever comes in, a Status or an object comes out, and the store stays whole.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  APPLY,
  createTestApi,
  DEPLOYMENTS,
  deployment,
  MERGE,
  STRATEGIC,
  type TestApi,
} from './testApi.js';

const RUNS = 150;

const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'TRACE');
const word = fc.oneof(
  fc.constantFrom('pods', 'deployments', 'configmaps', 'default', 'web', 'status', 'scale', 'log'),
  fc.constantFrom('namespaces', 'kube-system', 'nodes', 'node-1', 'eviction', 'a%zz', '..', 'A_b'),
  fc.string({ maxLength: 6 }).map(encodeURIComponent),
);
const root = fc.constantFrom('/api/v1', '/apis/apps/v1', '/apis', '/api', '/openapi/v3', '');
const path = fc
  .tuple(root, fc.array(word, { maxLength: 5 }))
  .map(([start, words]) => [start, ...words].join('/') || '/');
const query = fc
  .array(
    fc.constantFrom(
      'limit=1',
      'limit=x',
      'continue=zz',
      'labelSelector=a%20in%20(b',
      'labelSelector=a%3Db,!c',
      'fieldSelector=metadata.name%3Dweb',
      'fieldSelector=x',
      'resourceVersion=7',
      'resourceVersion=-1',
      'dryRun=All',
      'fieldValidation=Strict',
      'fieldManager=fuzz',
      'force=true',
      'propagationPolicy=Foreground',
      'gracePeriodSeconds=0',
    ),
    { maxLength: 3 },
  )
  .map(parts => parts.join('&'));
const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'application/yaml',
      'application/json-patch+json',
      'application/merge-patch+json',
      'application/strategic-merge-patch+json',
      'application/apply-patch+yaml',
      'text/plain',
    ),
    accept: fc.constantFrom(
      'application/json',
      'application/yaml',
      'application/json;as=Table;v=v1;g=meta.k8s.io',
      'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io',
      'image/png',
    ),
  },
  { requiredKeys: [] },
);
const kind = fc.constantFrom(
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'ConfigMap' },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
);
const object = fc
  .tuple(kind, fc.dictionary(fc.constantFrom('spec', 'data', 'metadata', 'x'), fc.jsonValue()))
  .map(([type, fields]) => ({ metadata: { name: 'web' }, ...fields, ...type }));
const operation = fc.record({
  op: fc.constantFrom('add', 'remove', 'replace', 'test', 'move', 'copy', 'none'),
  path: fc.constantFrom('/spec', '/metadata/labels', '/metadata/name', '', 'x', '/data/-'),
  value: fc.jsonValue(),
});
const body = fc.oneof(
  object.map(value => JSON.stringify(value)),
  fc.array(operation, { maxLength: 3 }).map(list => JSON.stringify(list)),
  fc.json(),
  fc.string(),
);

test('every request is answered, and nothing unknown breaks', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(method, path, query, headers, body), { maxLength: 8 }), steps => {
      const api = createTestApi();
      for (const [verb, at, parameters, head, text] of steps) {
        const reply = api.request(`${verb} ${at}?${parameters}`, text, head);
        expect(reply.status, JSON.stringify(reply.body)).not.toBe(500);
        if (reply.status >= 400) {
          expect(reply.body).toMatchObject({ kind: 'Status', status: 'Failure' });
        }
      }
      api.simulation.settle();
      expectWhole(api);
    }),
    { numRuns: RUNS, seed: 7 },
  );
}, 120_000);

const fields = fc.constantFrom(
  'metadata',
  'metadata.labels',
  'metadata.ownerReferences',
  'metadata.finalizers',
  'metadata.annotations',
  'spec',
  'spec.replicas',
  'spec.selector',
  'spec.strategy',
  'spec.template',
  'spec.template.metadata.labels',
  'spec.template.spec',
  'spec.template.spec.containers',
  'spec.template.spec.containers.0',
  'spec.template.spec.containers.0.ports',
  'spec.template.spec.containers.0.env',
  'spec.template.spec.containers.0.resources',
  'spec.template.spec.volumes',
  'spec.template.spec.affinity',
  'status',
);
const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, -1, 4e9, 'x', [], {}, [null], [{}], { a: null }, [['x']]),
);

test('a Deployment with anything anywhere is created or refused, and patched or refused', () => {
  const types = [MERGE, STRATEGIC, APPLY];
  fc.assert(
    fc.property(fields, junk, fc.constantFrom(...types), (field, value, type) => {
      const api = createTestApi();
      const broken = withValue(deployment('web'), field.split('.'), value);
      const parameters = 'fieldValidation=Ignore&fieldManager=fuzz&force=true';
      const created = api.request(`POST ${DEPLOYMENTS}?${parameters}`, broken);
      expect(created.status, JSON.stringify(created.body)).not.toBe(500);
      api.request(`POST ${DEPLOYMENTS}`, deployment('web'));
      const patched = api.request(`PATCH ${DEPLOYMENTS}/web?${parameters}`, broken, type);
      expect(patched.body.reason, JSON.stringify(patched.body)).not.toBe('InternalError');
      api.simulation.settle();
      expectWhole(api);
    }),
    { numRuns: RUNS, seed: 7 },
  );
}, 120_000);

function withValue(target: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return value;
  }
  if (Array.isArray(target)) {
    return target.map((item, i) => (String(i) === key ? withValue(item, rest, value) : item));
  }
  const map = target as Record<string, unknown>;
  return { ...map, [key]: withValue(map[key], rest, value) };
}

function expectWhole({ simulation }: TestApi): void {
  const versions = new Set<string>();
  for (const { metadata } of simulation.objects()) {
    expect(metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
    versions.add(metadata.resourceVersion ?? '');
  }
  expect(versions.size).toBe(simulation.objects().length);
}
