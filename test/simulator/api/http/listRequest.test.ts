// Lists: selectors, pages, tables, resource versions.

import { expect, test } from 'vitest';
import { watchHistoryMax } from '../../../../simulator/api/watchHistory.js';
import { CONFIG_MAPS, configMap, createTestApi, MERGE, type TestApi } from './testApi.js';

interface Named {
  readonly metadata: { readonly name: string };
}

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

test('an exact version lists what there was then', () => {
  const { request } = withConfigMaps();
  const { resourceVersion } = request(`GET ${CONFIG_MAPS}`).body.metadata;
  request(`DELETE ${CONFIG_MAPS}/a`);
  request(`PATCH ${CONFIG_MAPS}/b`, { data: { new: 'x' } }, MERGE);
  request(`POST ${CONFIG_MAPS}`, configMap('e'));
  const exact = `resourceVersion=${resourceVersion}&resourceVersionMatch=Exact`;
  const list = request(`GET ${CONFIG_MAPS}?${exact}`).body;
  expect(names(list)).toEqual(['a', 'b', 'c', 'd']);
  expect(list.metadata.resourceVersion).toBe(resourceVersion);
  expect(list.items.find((item: Named) => item.metadata.name === 'b').data).toBeUndefined();
  const everywhere = request(`GET /api/v1/configmaps?${exact}&labelSelector=tier%3Dfront`).body;
  expect(names(everywhere)).toEqual(['a', 'c']);
});

test('further pages are of the first page’s version', () => {
  const { request } = withConfigMaps();
  const first = request(`GET ${CONFIG_MAPS}?limit=2`).body;
  request(`DELETE ${CONFIG_MAPS}/c`);
  request(`POST ${CONFIG_MAPS}`, configMap('e'));
  const token = encodeURIComponent(first.metadata.continue);
  const second = request(`GET ${CONFIG_MAPS}?limit=2&continue=${token}`).body;
  expect([...names(first), ...names(second)]).toEqual(['a', 'b', 'c', 'd']);
  expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
});

test('an expired token comes with one that goes on regardless', () => {
  const { request, simulation } = withConfigMaps();
  const first = request(`GET ${CONFIG_MAPS}?limit=1`).body;
  for (let count = 0; count <= watchHistoryMax * 1.3; count++) {
    const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' };
    const metadata = { name: 'tick', namespace: 'default' };
    simulation.server.storeAsIs({ ...lease, metadata, spec: { count } }, 'test');
  }
  const token = encodeURIComponent(first.metadata.continue);
  const refused = request(`GET ${CONFIG_MAPS}?continue=${token}`).body;
  expect(refused).toMatchObject({ code: 410, reason: 'Expired' });
  expect(refused.message).toMatch(/^The provided continue parameter is too old/);
  const again = encodeURIComponent(refused.metadata.continue);
  expect(names(request(`GET ${CONFIG_MAPS}?continue=${again}`).body)).toEqual(['b', 'c', 'd']);
  const exact = request(`GET ${CONFIG_MAPS}?resourceVersion=1&resourceVersionMatch=Exact`).body;
  expect(exact.message).toBe('The resourceVersion for the provided list is too old.');
});

test.each([
  ['resourceVersionMatch=Exact', 'resourceVersionMatch is forbidden unless resourceVersion'],
  ['resourceVersion=0&resourceVersionMatch=Exact', 'is forbidden for resourceVersion "0"'],
  ['resourceVersion=1&resourceVersionMatch=x', 'supported values: "Exact", "NotOlderThan"'],
  ['sendInitialEvents=true', 'sendInitialEvents is forbidden for list'],
])('refuses %s', (query, message) => {
  const { body } = withConfigMaps().request(`GET ${CONFIG_MAPS}?${query}`);
  expect(body).toMatchObject({ code: 422, reason: 'Invalid' });
  expect(body.message).toContain(message);
});
