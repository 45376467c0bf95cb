// Random requests to the whole API: every resource and subresource, discovery, bodies that are nearly right.

import fc from 'fast-check';
import type { Catalogue } from '../../../../core/kubernetes/schema.js';
import { leastOf, nameOfLeast } from '../everyKind/minimalObjects.js';

/** One request: `PATCH /api/v1/…?query`, its body and headers. */
export interface FuzzRequest {
  readonly line: string;
  readonly body: string;
  readonly headers: Record<string, string>;
  /** Creates what the request is about; undefined where it is to be missing. */
  readonly first: { readonly line: string; readonly body: unknown } | undefined;
}

const PATCH_TYPES = ['json-patch+json', 'merge-patch+json', 'strategic-merge-patch+json'];
const BODY_TYPES = [...PATCH_TYPES, 'apply-patch+yaml', 'json', 'yaml', 'cbor'];
const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io';
const METADATA = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io';

const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(null, -1, 0, 4e9, 1.5, 'x', '', '1Gi', [], {}, [null], [{}], {
    a: null,
  }),
  fc.constantFrom<unknown>('__proto__', 'constructor', { matchLabels: {} }, '10.96.0.10', true),
);

const query = fc
  .array(
    fc.constantFrom(
      'limit=1',
      'limit=-1',
      'continue=zz',
      'labelSelector=every%20in%20(kind),!b',
      'labelSelector=a%20in%20(b',
      'fieldSelector=metadata.name%3Dleast',
      'fieldSelector=spec.x%3D1',
      'resourceVersion=7',
      'resourceVersion=99999',
      'resourceVersionMatch=Exact',
      'dryRun=All',
      'dryRun=Some',
      'fieldValidation=Strict',
      'fieldValidation=Ignore',
      'fieldManager=fuzz',
      'force=true',
      'propagationPolicy=Foreground',
      'propagationPolicy=Orphan',
      'gracePeriodSeconds=0',
      'container=main',
      'tailLines=1',
      'watch=0',
    ),
    { maxLength: 3 },
  )
  .map(parts => parts.join('&'));

const accept = fc.oneof(
  { weight: 6, arbitrary: fc.constant('application/json') },
  { weight: 1, arbitrary: fc.constantFrom('application/yaml', TABLE, METADATA, 'a/b') },
);
const anyType = fc.constantFrom(...BODY_TYPES).map(type => `application/${type}`);
const patchType = fc.constantFrom(...BODY_TYPES.slice(0, 4)).map(type => `application/${type}`);
const bodyType = fc.constantFrom('application/json', 'application/json', 'application/yaml');
const anyMethod = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'X');

/** A method with the type of its body, which mostly fits. */
function callTo({ methods }: Target): fc.Arbitrary<readonly [string, string]> {
  const fitting = fc
    .constantFrom(...methods)
    .chain(method => fc.tuple(fc.constant(method), method === 'PATCH' ? patchType : bodyType));
  const any = fc.tuple(anyMethod, anyType);
  return fc.oneof({ weight: 9, arbitrary: fitting }, { weight: 1, arbitrary: any });
}

/** A place in an object, as far as it is there: each number picks one of the keys. */
const place = fc.array(fc.nat(9), { minLength: 1, maxLength: 6 });
const change = fc.record({ place, value: fc.option(junk, { nil: undefined }) });
const operation = fc.record({
  op: fc.constantFrom('add', 'remove', 'replace', 'test', 'move', 'copy', 'none'),
  path: fc.constantFrom(
    '/spec',
    '/metadata/labels',
    '/metadata/name',
    '/status',
    '',
    'x',
    '/data/-',
  ),
  from: fc.constantFrom('/metadata', '/spec', '/x'),
  value: junk,
});

/** Requests to what a catalogue serves. */
export function requestsTo(catalogue: Catalogue): fc.Arbitrary<FuzzRequest> {
  const targets = [...targetsOf(catalogue), ...customTargets];
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...targets).chain(requestTo) },
    { weight: 1, arbitrary: pageRequest },
  );
}

function requestTo(target: Target): fc.Arbitrary<FuzzRequest> {
  const parts = {
    call: callTo(target),
    query,
    accept,
    changes: fc.array(change, { maxLength: 2 }),
    operations: fc.array(operation, { minLength: 1, maxLength: 2 }),
    isThere: fc.integer({ min: 0, max: 3 }),
  };
  return fc.record(parts).map(({ call, changes, operations, isThere, ...rest }) => {
    const [method, contentType] = call;
    const isPatch = contentType === 'application/json-patch+json';
    const object = changes.reduce<unknown>(changed, target.body);
    return {
      line: `${method} ${target.path}?${rest.query}`,
      headers: { 'content-type': contentType, accept: rest.accept },
      body: JSON.stringify(isPatch ? operations : object) ?? '',
      first: isThere > 0 ? target.first : undefined,
    };
  });
}

const PAGES = [
  '/',
  '/api',
  '/apis',
  '/api/v1',
  '/api/v2',
  '/apis/apps',
  '/apis/apps/v1',
  '/apis/example.com/v1',
  '/apis/nosuch/v1/things',
  '/openapi/v2',
  '/openapi/v3',
  '/openapi/v3/apis/apps/v1',
  '/version',
  '/healthz',
  '/livez',
  '/readyz/ping',
  '/metrics',
  '/logs',
  '/api/v1/namespaces/a%zz/pods',
  '/api/v1/namespaces/../pods',
  '/api//v1/pods',
  '/api/v1/namespaces/default/pods/least/log/more',
  '/api/v1/componentstatuses/etcd-0',
  '/api/v1/watch/pods',
];

const pageRequest: fc.Arbitrary<FuzzRequest> = fc
  .record({
    call: fc.tuple(anyMethod, fc.constantFrom(...PAGES), query),
    accept,
    contentType: anyType,
    body: fc.oneof(fc.json(), fc.string()),
  })
  .map(({ call: [method, path, parameters], contentType, body, ...rest }) => ({
    line: `${method} ${path}?${parameters}`,
    headers: { 'content-type': contentType, accept: rest.accept },
    body,
    first: undefined,
  }));

interface Target {
  readonly path: string;
  readonly methods: readonly string[];
  readonly body: unknown;
  readonly first: FuzzRequest['first'];
}

const ON_COLLECTION = ['GET', 'POST', 'POST', 'DELETE'];
const ON_OBJECT = ['GET', 'PUT', 'PATCH', 'PATCH', 'DELETE'];
const ON_PART = ['GET', 'PUT', 'PATCH', 'POST'];

function targetsOf({ resources }: Catalogue): readonly Target[] {
  return resources.flatMap(({ group, version, kind, plural, namespaced, subresources }) => {
    const groupKind = group === '' ? kind : `${group}/${kind}`;
    const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
    const collection = `${root}${namespaced ? '/namespaces/default' : ''}/${plural}`;
    const name = nameOfLeast(groupKind);
    const apiVersion = group === '' ? version : `${group}/${version}`;
    const metadata = { name, labels: { every: 'kind' } };
    const body = { apiVersion, kind, metadata, ...leastOf[groupKind] };
    const first = { line: `POST ${collection}`, body };
    const present = PRESENT[kind] ?? name;
    return [
      { path: collection, methods: ON_COLLECTION, body, first: undefined },
      { path: `${root}/${plural}`, methods: ON_COLLECTION, body, first },
      ...[name, present].map(each => {
        return { path: `${collection}/${each}`, methods: ON_OBJECT, body, first };
      }),
      ...subresources.map(part => {
        const path = `${collection}/${name}/${part}`;
        return { path, methods: ON_PART, body: PARTS[part] ?? body, first };
      }),
    ];
  });
}

/** Objects a new cluster has. */
const PRESENT: Readonly<Record<string, string>> = {
  Namespace: 'default',
  Node: 'node-1',
  Service: 'kubernetes',
  ServiceAccount: 'default',
};

const name = { metadata: { name: 'least' } };
const PARTS: Readonly<Record<string, object>> = {
  scale: { apiVersion: 'autoscaling/v1', kind: 'Scale', ...name, spec: { replicas: 2 } },
  eviction: { apiVersion: 'policy/v1', kind: 'Eviction', ...name },
  binding: { apiVersion: 'v1', kind: 'Binding', ...name, target: { kind: 'Node', name: 'node-1' } },
  token: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
};

/** What the least CustomResourceDefinition adds. */
const custom = { apiVersion: 'example.com/v1', kind: 'Least', ...name, spec: { a: [1] } };
const definition = {
  line: 'POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  body: {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'leasts.example.com' },
    ...leastOf['apiextensions.k8s.io/CustomResourceDefinition'],
  },
};
const customTargets: readonly Target[] = ['', '/least', '/least/status', '/least/scale'].map(
  end => ({
    path: `/apis/example.com/v1/namespaces/default/leasts${end}`,
    methods: end === '' ? ON_COLLECTION : ON_OBJECT,
    body: custom,
    first: definition,
  }),
);

/** The value with something else at a place, or without it; a place that is not there changes nothing. */
function changed(
  target: unknown,
  { place: steps, value }: { place: number[]; value: unknown },
): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof target !== 'object' || target === null) {
    return value;
  }
  const entries = Object.entries(target);
  const [key, old] = entries[step % Math.max(entries.length, 1)] ?? ['extra', undefined];
  const next = rest.length === 0 ? value : changed(old, { place: rest, value });
  if (Array.isArray(target)) {
    return target.map((item, index) => (String(index) === key ? next : item));
  }
  const others = Object.fromEntries(entries.filter(([each]) => each !== key));
  return next === undefined ? others : { ...others, [key]: next };
}
