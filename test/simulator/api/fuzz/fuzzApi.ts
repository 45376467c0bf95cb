// Plays random requests on new clusters and says what broke: used by the unit test and by `node scripts/fuzz.mjs`.

import fc from 'fast-check';
import type { Catalogue } from '../../../../core/kubernetes/schema.js';
import type { TestApi } from '../http/testApi.js';
import { type FuzzRequest, requestsTo } from './requests.js';

const STEPS = 12;
const SERVICES = '/api/v1/services';
const WATCHED = ['/api/v1/configmaps', '/api/v1/pods', SERVICES, '/apis/apps/v1/deployments'];

/** What is fuzzed, and how much. */
export interface FuzzOptions {
  readonly catalogue: Catalogue;
  readonly createApi: () => TestApi;
  /** Requests in all. */
  readonly requests: number;
  readonly seed: number;
}

/** Throws with the shrunk requests and the seed where an answer or the cluster is wrong. */
export function fuzzApi({ catalogue, createApi, requests, seed }: FuzzOptions): void {
  const steps = fc.array(requestsTo(catalogue), { minLength: STEPS, maxLength: STEPS });
  fc.assert(
    fc.property(steps, sequence => play(createApi(), sequence)),
    { numRuns: Math.ceil(requests / STEPS), seed },
  );
}

function play(api: TestApi, sequence: readonly FuzzRequest[]): void {
  const watches = WATCHED.map(path => {
    const initial = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan';
    return { path, ...api.watch(`${path}?${initial}`) };
  });
  for (const { line, body, headers, first } of sequence) {
    if (first !== undefined) {
      checkReply(api.request(first.line, first.body), first.line);
    }
    checkReply(api.request(line, body, headers), line);
  }
  api.simulation.settle();
  for (const { path, events } of watches) {
    checkWatch(api, path, events);
  }
  checkObjects(api);
}

/** Every refusal is a Status with the code of the answer; the server is never at fault. */
function checkReply({ status, body }: ReturnType<TestApi['request']>, line: string): void {
  const said = JSON.stringify(body)?.slice(0, 2000);
  if (status >= 400) {
    const isPage = typeof body === 'string';
    const isStatus = body?.kind === 'Status' && body.code === status && body.status === 'Failure';
    assert(isPage || isStatus, `${line}: ${status} without a Status: ${said}`);
    const isFault = body?.reason === 'InternalError' && /^Internal error/.test(body.message);
    assert(!isFault, `${line}: our fault: ${said}`);
  }
}

/** Who watches from the beginning knows what a list would say. */
// biome-ignore lint/suspicious/noExplicitAny: events hold objects of every shape.
function checkWatch(api: TestApi, path: string, events: readonly any[]): void {
  const known = new Map<string, string>();
  for (const { type, object } of events) {
    const { namespace, name, resourceVersion } = object.metadata;
    if (type === 'DELETED') {
      known.delete(`${namespace}/${name}`);
    } else if (type !== 'BOOKMARK') {
      known.set(`${namespace}/${name}`, resourceVersion);
    }
  }
  const { items } = api.request(`GET ${path}`).body as { items: { metadata: Metadata }[] };
  const listed = items.map(({ metadata }) => [
    `${metadata.namespace}/${metadata.name}`,
    metadata.resourceVersion,
  ]);
  const [told, is] = [[...known].sort(), listed.sort()].map(each => JSON.stringify(each));
  assert(told === is, `${path}: a watcher knows ${told}, a list says ${is}`);
}

interface Metadata {
  readonly namespace?: string;
  readonly name: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
}

/** Identities are there once, and so is each cluster IP and node port. */
function checkObjects({ simulation }: TestApi): void {
  const objects = simulation.objects();
  const { server } = simulation;
  assertDistinct(
    'UID',
    objects.map(({ metadata }) => metadata.uid),
  );
  assertDistinct(
    'version',
    objects.map(({ metadata }) => metadata.resourceVersion),
  );
  for (const { metadata, kind } of objects) {
    const { uid = '', resourceVersion = '' } = metadata;
    assert(/^[0-9a-f-]{36}$/.test(uid), `${kind} ${metadata.name} has the UID "${uid}"`);
    const isPast = Number(resourceVersion) <= server.store.revision;
    assert(isPast, `${kind} ${metadata.name} is of the future: ${resourceVersion}`);
  }
  const specs = server.list('Service').map(service => (service['spec'] ?? {}) as ServiceSpec);
  assertDistinct(
    'cluster IP',
    specs.flatMap(({ clusterIPs = [] }) => clusterIPs).filter(address => address !== 'None'),
  );
}

interface ServiceSpec {
  readonly clusterIPs?: readonly string[];
}

function assertDistinct(what: string, values: readonly (string | undefined)[]): void {
  const seen = new Set<string | undefined>();
  for (const value of values) {
    assert(value !== undefined && !seen.has(value), `${what} ${value} is there twice`);
    seen.add(value);
  }
}

function assert(condition: boolean, message: string): void {
  if (!condition) {
    throw new Error(message);
  }
}
