// Lists: selectors, pages, tables, resource versions.

import { expect, test } from 'vitest';
import { CONFIG_MAPS, configMap, createTestApi, type TestApi } from './testApi.js';

function withConfigMaps(): TestApi {
  const api = createTestApi();
  for (const [name, tier] of [
    ['a', 'front'],
    ['b', 'back'],
    ['c', 'front'],
    ['d', 'none'],
  ]) {
    api.request(`POST ${CONFIG_MAPS}`, configMap(name ?? '', {}, { tier, [name ?? '']: 'x' }));
  }
  return api;
}

function names(list: { items: { metadata: { name: string } }[] }): string[] {
  return list.items.map(item => item.metadata.name).filter(name => name !== 'kube-root-ca.crt');
}

test.each([
  ['tier=front', ['a', 'c']],
  ['tier!=front', ['b', 'd']],
  ['tier in (back,none)', ['b', 'd']],
  ['tier notin (back,none)', ['a', 'c']],
  ['a', ['a']],
  ['!a,tier', ['b', 'c', 'd']],
  ['tier==front,!a', ['c']],
])('selects by labels: %s', (selector, expected) => {
  const { request } = withConfigMaps();
  const reply = request(`GET ${CONFIG_MAPS}?labelSelector=${encodeURIComponent(selector)}`);
  expect(names(reply.body)).toEqual(expected);
});

test('selects by fields, and refuses those the server does not index', () => {
  const { request } = withConfigMaps();
  const list = request(`GET ${CONFIG_MAPS}?fieldSelector=metadata.name%3Db`).body;
  expect(names(list)).toEqual(['b']);
  const refused = request('GET /api/v1/pods?fieldSelector=spec.foo%3Dx');
  expect(refused.body).toMatchObject({
    code: 400,
    message: 'field label not supported: spec.foo',
  });
  expect(request(`GET ${CONFIG_MAPS}?fieldSelector=x%3Dy`).body.message).toBe(
    '"x" is not a known field selector: only "metadata.name", "metadata.namespace"',
  );
});

test('gives pages and continues them', () => {
  const { request } = withConfigMaps();
  const first = request(`GET ${CONFIG_MAPS}?limit=2`).body;
  expect(first.items).toHaveLength(2);
  expect(first.metadata.remainingItemCount).toBe(first.metadata.remainingItemCount | 0);
  const token = encodeURIComponent(first.metadata.continue);
  const rest = request(`GET ${CONFIG_MAPS}?limit=9&continue=${token}`).body;
  expect([...names(first), ...names(rest)]).toEqual(['a', 'b', 'c', 'd']);
  expect(rest.metadata.continue).toBeUndefined();
  expect(request(`GET ${CONFIG_MAPS}?continue=zz.zz`).status).toBe(400);
});

test('a version that is yet to come is refused', () => {
  const { request } = withConfigMaps();
  const reply = request(`GET ${CONFIG_MAPS}?resourceVersion=99999`);
  expect(reply.body).toMatchObject({ code: 504, reason: 'Timeout' });
  expect(request(`GET ${CONFIG_MAPS}?resourceVersion=x`).status).toBe(400);
});

test('writes tables for kubectl get', () => {
  const { request } = withConfigMaps();
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
  const table = request(`GET ${CONFIG_MAPS}/a`, undefined, { accept }).body;
  expect(table.kind).toBe('Table');
  expect(table.columnDefinitions.map((column: { name: string }) => column.name)).toEqual([
    'Name',
    'Data',
    'Age',
  ]);
  expect(table.rows).toHaveLength(1);
  expect(table.rows[0].cells).toEqual(['a', '0', '0s']);
  expect(table.rows[0].object.kind).toBe('PartialObjectMetadata');
});

test('writes metadata alone for metadata clients', () => {
  const { request } = withConfigMaps();
  const accept = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io';
  const list = request(`GET ${CONFIG_MAPS}`, undefined, { accept }).body;
  expect(list.kind).toBe('PartialObjectMetadataList');
  expect(Object.keys(list.items[0]).sort()).toEqual(['apiVersion', 'kind', 'metadata']);
});

test('deletes collections by selector', () => {
  const { request } = withConfigMaps();
  const deleted = request(`DELETE ${CONFIG_MAPS}?labelSelector=tier%3Dfront`).body;
  expect(names(deleted)).toEqual(['a', 'c']);
  expect(names(request(`GET ${CONFIG_MAPS}`).body)).toEqual(['b', 'd']);
});
