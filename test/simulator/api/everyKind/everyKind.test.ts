// What every built-in kind has in common, asked of each: served as the real server serves it, written and read in
// every way, watched, and gone when deleted.

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Resource } from '../../../../core/kubernetes/schema.js';
import { testCatalogue } from '../../../support/catalogue.js';
import {
  APPLY,
  createTestApi,
  JSON_PATCH,
  MERGE,
  STRATEGIC,
  type TestApi,
} from '../http/testApi.js';
import { leastOf, nameOfLeast } from './minimalObjects.js';

const TABLE = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' };
const FACTS = '../shared/facts/resources.json';

interface Case {
  readonly resource: Resource;
  readonly path: string;
  readonly name: string;
  readonly object: Readonly<Record<string, unknown>>;
}

const stored = testCatalogue().resources.filter(
  resource => resource.verbs.includes('watch') && !(resource as { readonly optIn?: boolean }).optIn,
);
const cases = stored.map(
  resource => [`${apiVersionOf(resource)} ${resource.kind}`, resource] as const,
);

function apiVersionOf({ group, version }: Resource): string {
  return group === '' ? version : `${group}/${version}`;
}

function caseOf(resource: Resource): Case {
  const { group, kind, plural, namespaced } = resource;
  const apiVersion = apiVersionOf(resource);
  const groupKind = group === '' ? kind : `${group}/${kind}`;
  const root = group === '' ? '/api' : '/apis';
  const scope = namespaced ? '/namespaces/default' : '';
  const name = nameOfLeast(groupKind);
  const least = leastOf[groupKind];
  const metadata = { name, labels: { every: 'kind' } };
  return {
    resource,
    name,
    path: `${root}/${apiVersion}${scope}/${plural}`,
    object: { apiVersion, kind, metadata, ...least },
  };
}

test('each kind has its least object', () => {
  const missing = stored.filter(
    ({ group, kind }) => leastOf[group === '' ? kind : `${group}/${kind}`] === undefined,
  );
  expect(missing.map(({ kind }) => kind)).toEqual([]);
});

test.each(cases)('%s is created, read, selected, refused twice and deleted', (_name, resource) => {
  const { path, name, object } = caseOf(resource);
  const { request } = createTestApi();
  const dry = request(`POST ${path}?dryRun=All`, object);
  expect(dry.status, JSON.stringify(dry.body)).toBe(201);
  expect(request(`GET ${path}/${name}`).status).toBe(404);
  const created = request(`POST ${path}?fieldManager=me`, object);
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  const { apiVersion, kind } = object;
  expect(created.body).toMatchObject({ apiVersion, kind, metadata: { name } });
  expect(created.body.metadata.managedFields[0]).toMatchObject({ manager: 'me', apiVersion });
  expect(request(`POST ${path}`, object).body).toMatchObject({
    reason: 'AlreadyExists',
    code: 409,
  });
  expect(request(`GET ${path}/${name}`).body).toEqual(created.body);
  for (const [selector, count] of SELECTORS) {
    const list = request(`GET ${path}?${selector}`).body;
    expect(list, selector).toMatchObject({ apiVersion, kind: `${kind}List` });
    expect(list.items.filter(isLeast(name)), selector).toHaveLength(count);
  }
  expect(request(`DELETE ${path}/${name}?gracePeriodSeconds=0`).status).toBe(200);
});

function isLeast(
  name: string,
): (object: { readonly metadata: { readonly name: string } }) => boolean {
  return ({ metadata }) => metadata.name === name;
}

const SELECTORS: readonly (readonly [string, number])[] = [
  ['', 1],
  ['labelSelector=every%3Dkind', 1],
  ['labelSelector=every%20in%20(a,kind),!other', 1],
  ['labelSelector=every%20notin%20(kind)', 0],
  ['fieldSelector=metadata.name%3Dnobody', 0],
];

const label = (value: string): object => ({ metadata: { labels: { patched: value } } });

test.each(cases)(
  '%s is patched in four ways, replaced, and nothing done is no version',
  (_name, resource) => {
    const { path, name, object } = caseOf(resource);
    const { request } = createTestApi();
    request(`POST ${path}`, object);
    const at = `${path}/${name}`;
    const operations = [{ op: 'add', path: '/metadata/labels/patched', value: 'json' }];
    const applied = { apiVersion: object['apiVersion'], kind: object['kind'], ...label('apply') };
    const ways = [
      ['json', request(`PATCH ${at}`, operations, JSON_PATCH)],
      ['merge', request(`PATCH ${at}`, label('merge'), MERGE)],
      ['strategic', request(`PATCH ${at}`, label('strategic'), STRATEGIC)],
      ['apply', request(`PATCH ${at}?fieldManager=me&force=true`, applied, APPLY)],
    ] as const;
    for (const [way, { status, body }] of ways) {
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body.metadata.labels.patched).toBe(way);
    }
    const live = request(`GET ${at}`).body;
    expect(request(`PUT ${at}`, live).body.metadata.resourceVersion).toBe(
      live.metadata.resourceVersion,
    );
    const stale = { ...live, metadata: { ...live.metadata, resourceVersion: '1' } };
    expect(request(`PUT ${at}`, stale).body).toMatchObject({ reason: 'Conflict', code: 409 });
    const dry = request(`PATCH ${at}?dryRun=All`, label('dry'), MERGE).body;
    expect(dry.metadata.labels.patched).toBe('dry');
    expect(request(`GET ${at}`).body).toEqual(live);
  },
);

test.each(cases)(
  '%s tells its watchers, with bookmarks and from where they were',
  (_name, resource) => {
    const { path, name, object } = caseOf(resource);
    const { request, watch } = createTestApi();
    const before = request(`GET ${path}`).body.metadata.resourceVersion;
    const created = request(`POST ${path}`, object).body;
    const initial = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan';
    const all = watch(`${path}?${initial}&allowWatchBookmarks=true&labelSelector=every%3Dkind`);
    const since = watch(`${path}?watch=1&labelSelector=every%3Dkind&resourceVersion=${before}`);
    request(`PATCH ${path}/${name}`, label('seen'), MERGE);
    request(`DELETE ${path}/${name}?gracePeriodSeconds=0`);
    const typesOf = ({ events }: { events: { type: string }[] }) => events.map(({ type }) => type);
    expect(typesOf(all).slice(0, 3)).toEqual(['ADDED', 'BOOKMARK', 'MODIFIED']);
    expect(all.events[1].object.metadata.annotations).toEqual({
      'k8s.io/initial-events-end': 'true',
    });
    expect(typesOf(since).slice(0, 2)).toEqual(['ADDED', 'MODIFIED']);
    expect(since.events[0].object.metadata.uid).toBe(created.metadata.uid);
  },
);

test.each(cases)('%s has names made for it and goes with its collection', (_name, resource) => {
  const { path, object } = caseOf(resource);
  const api = createTestApi();
  const ids = [0, 1].map(() => createNamed(api, path, object));
  if (!resource.verbs.includes('deletecollection')) {
    expect(api.request(`DELETE ${path}`).status).toBe(405);
    return;
  }
  expect(api.request(`DELETE ${path}?labelSelector=every%3Dkind&gracePeriodSeconds=0`).status).toBe(
    200,
  );
  api.simulation.settle();
  const left = api.request(`GET ${path}?labelSelector=every%3Dkind`).body.items;
  expect(left).toEqual([]);
  expect(new Set(ids).size).toBe(2);
});

/** The name of an object whose name the server makes, where its kind may have any name. */
function createNamed({ request }: TestApi, path: string, object: Case['object']): string {
  const { labels } = object['metadata'] as { readonly labels: object };
  const { status, body } = request(`POST ${path}`, {
    ...object,
    metadata: { generateName: 'made-', labels },
  });
  if (status === 422) {
    expect(body.message).toMatch(/name/);
    return String(Math.random());
  }
  expect(status, JSON.stringify(body)).toBe(201);
  expect(body.metadata.name).toMatch(/^made-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  return body.metadata.name;
}

test.each(cases.filter(([, { subresources }]) => subresources.includes('status')))(
  'the status of %s is written on its own, and by nothing else',
  (_name, resource) => {
    const { path, name, object } = caseOf(resource);
    const { request } = createTestApi();
    const created = request(`POST ${path}`, {
      ...object,
      status: { conditions: [CONDITION] },
    }).body;
    // The real server takes that of a Node, which kubelets register, and of a ServiceCIDR over.
    const isKept = ['Node', 'ServiceCIDR'].includes(resource.kind);
    expect((created.status?.conditions ?? []).length > 0).toBe(isKept);
    const { metadata } = created;
    const generation = metadata.generation;
    const body = { ...created, metadata: { ...metadata, labels: { no: 'way' } }, spec: {} };
    const written = request(`PUT ${path}/${name}/status`, {
      ...body,
      status: created.status ?? {},
    });
    expect(written.status, JSON.stringify(written.body)).toBe(200);
    expect(written.body.spec).toEqual(created.spec);
    expect(written.body.metadata.generation).toBe(generation);
    expect(request(`GET ${path}/${name}/status`).body).toEqual(written.body);
  },
);

const CONDITION = { type: 'Least', status: 'True' };

test('resources, verbs, subresources and columns are those of the real server', () => {
  if (!existsSync(FACTS)) {
    console.log(`${FACTS} is not there: resources are not compared`);
    return;
  }
  const facts = JSON.parse(readFileSync(FACTS, 'utf8')).resources as readonly Fact[];
  const { request } = createTestApi();
  for (const fact of facts) {
    const { apiVersion, resource } = fact;
    const root = apiVersion.includes('/') ? '/apis' : '/api';
    const { resources } = request(`GET ${root}/${apiVersion}`).body as { resources: Listed[] };
    const own = resources.find(({ name }) => name === resource);
    const { kind, namespaced, singular, verbs } = fact;
    const shown = { kind, namespaced, singularName: singular, verbs };
    expect(own, resource).toMatchObject({ ...shown, verbs: [...verbs].sort() });
    expect([own?.shortNames ?? [], own?.categories ?? []]).toEqual([
      fact.shortNames ?? [],
      fact.categories ?? [],
    ]);
    const parts = resources.filter(({ name }) => name.startsWith(`${resource}/`));
    expect(parts.map(({ name }) => name.split('/')[1]).sort()).toEqual(
      Object.keys(fact.subresources ?? {}).sort(),
    );
    for (const { name, verbs: partVerbs, kind: partKind } of parts) {
      const part = fact.subresources?.[name.split('/')[1] ?? ''];
      expect({ name, verbs: partVerbs, kind: partKind }).toEqual({
        name,
        verbs: part?.verbs,
        kind: part?.kind,
      });
    }
    expectColumns(request, fact, root);
  }
});

interface Listed {
  readonly name: string;
  readonly kind: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
}

interface Fact extends Listed {
  readonly apiVersion: string;
  readonly resource: string;
  readonly singular: string;
  readonly namespaced: boolean;
  readonly subresources?: Readonly<Record<string, { verbs: readonly string[]; kind: string }>>;
  readonly columns?: readonly { name: string; type: string; priority?: number }[];
}

function expectColumns(request: TestApi['request'], fact: Fact, root: string): void {
  if (!fact.verbs.includes('list')) {
    return;
  }
  const { columnDefinitions } = request(
    `GET ${root}/${fact.apiVersion}/${fact.resource}`,
    undefined,
    TABLE,
  ).body as { columnDefinitions: { name: string; type: string; priority: number }[] };
  const shown = columnDefinitions.map(({ name, type, priority }) => ({ name, type, priority }));
  const wanted = (fact.columns ?? []).map(({ name, type, priority = 0 }) => ({
    name,
    type,
    priority,
  }));
  expect(shown, fact.resource).toEqual(wanted);
}
