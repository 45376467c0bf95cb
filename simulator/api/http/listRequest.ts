// GET of one object and of collections: selectors, limit and continue, resource versions.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { ApiError } from '../apiError.js';
import { type ResourceRequest, representerOf, requireObject } from './context.js';
import { parseFieldSelector } from './fieldSelector.js';
import { parseLabelSelector } from './labelSelector.js';
import type { Query, Reply } from './message.js';
import { badRequest } from './refusals.js';
import type { ListMeta } from './represent.js';

/** GET of a named object. */
export function getObject(resource: ResourceRequest): Reply {
  return representerOf(resource).reply(200, requireObject(resource));
}

/** GET of a collection. */
export function listObjects(resource: ResourceRequest): Reply {
  const { query } = resource.request;
  const { store } = resource.context.server;
  checkResourceVersion(query, store.revision);
  const page = pageOf(selectedObjects(resource), query, store.revision);
  return representerOf(resource).list(page.objects, page.metadata);
}

/** Which objects a request selects, whatever it asks of them. */
export function selectionOf(resource: ResourceRequest): (object: KubernetesObject) => boolean {
  const { query } = resource.request;
  const labels = parseLabelSelector(query.get('labelSelector'));
  const fields = parseFieldSelector(query.get('fieldSelector'), resource.served.groupKind);
  const { namespace, name } = resource.path;
  return object =>
    (namespace === '' || object.metadata.namespace === namespace) &&
    (name === '' || object.metadata.name === name) &&
    labels(object.metadata.labels) &&
    fields.matches(object);
}

/** The objects a request selects, sorted by namespace and name. */
export function selectedObjects(resource: ResourceRequest): readonly KubernetesObject[] {
  const { namespace } = resource.path;
  const { groupKind } = resource.served;
  const scope = namespace === '' ? undefined : namespace;
  const objects = resource.context.server.list(groupKind, scope);
  const { query } = resource.request;
  const isPlain = !query.get('labelSelector') && !query.get('fieldSelector');
  return isPlain ? objects : objects.filter(selectionOf(resource));
}

/** The number of a resourceVersion parameter; undefined where none is given. Throws ApiError. */
export function parseResourceVersion(text: string | undefined): number | undefined {
  if (text === undefined || text === '') {
    return undefined;
  }
  if (!/^\d{1,15}$/.test(text)) {
    const why = `strconv.ParseUint: parsing "${text}": invalid syntax`;
    throw badRequest(`resourceVersion: Invalid value: "${text}": ${why}`);
  }
  return Number(text);
}

function checkResourceVersion(query: Query, revision: number): void {
  const wanted = parseResourceVersion(query.get('resourceVersion'));
  const match = query.get('resourceVersionMatch');
  if (match !== undefined && wanted === undefined) {
    throw badRequest('resourceVersionMatch is forbidden unless resourceVersion is provided');
  }
  refuseFuture(wanted, revision);
  if (match === 'Exact' && wanted !== revision) {
    throw expired('The resourceVersion for the provided list is too old.');
  }
}

/** 504 for a version that is yet to come; the real server waits for it first. */
export function refuseFuture(wanted: number | undefined, revision: number): void {
  if (wanted !== undefined && wanted > revision) {
    const message = `Timeout: Too large resource version: ${wanted}, current: ${revision}`;
    const cause = { reason: 'ResourceVersionTooLarge', message: 'Too large resource version' };
    throw new ApiError(504, 'Timeout', message, { causes: [cause], retryAfterSeconds: 1 });
  }
}

function expired(message: string): ApiError {
  return new ApiError(410, 'Expired', message);
}

interface Page {
  readonly objects: readonly KubernetesObject[];
  readonly metadata: ListMeta;
}

function pageOf(all: readonly KubernetesObject[], query: Query, revision: number): Page {
  const limit = Number(query.get('limit') ?? 0);
  const token = query.get('continue');
  const start = token === undefined || token === '' ? undefined : readToken(token);
  const rest = start === undefined ? all : all.filter(object => keyOf(object) > start.after);
  const resourceVersion = String(start?.revision ?? revision);
  if (!(limit > 0) || rest.length <= limit) {
    return { objects: rest, metadata: { resourceVersion } };
  }
  const objects = rest.slice(0, limit);
  const last = objects.at(-1);
  const isFiltered = query.get('labelSelector') || query.get('fieldSelector');
  return {
    objects,
    metadata: {
      resourceVersion,
      continue: writeToken(Number(resourceVersion), last === undefined ? '' : keyOf(last)),
      ...(isFiltered ? {} : { remainingItemCount: rest.length - objects.length }),
    },
  };
}

function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ''}\u0000${metadata.name}`;
}

/** Opaque to clients: the version of the first page and the last key of this one. */
function writeToken(revision: number, after: string): string {
  const codes = [...`${revision} ${after}`].map(char => (char.codePointAt(0) ?? 0).toString(36));
  return codes.join('.');
}

function readToken(token: string): { readonly revision: number; readonly after: string } {
  const codes = token.split('.').map(code => Number.parseInt(code, 36));
  const isValid = codes.every(code => code >= 0 && code <= 0x10ffff);
  const text = isValid ? String.fromCodePoint(...codes) : '';
  const match = /^(\d+) (.*)$/s.exec(text);
  if (match === null) {
    throw badRequest('continue key is not valid: the token cannot be read');
  }
  return { revision: Number(match[1]), after: match[2] ?? '' };
}
