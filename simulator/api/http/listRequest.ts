// GET of one object and of collections: selectors, limit and continue, resource versions.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { ApiError } from '../apiError.js';
import { type ResourceRequest, representerOf, requireObject } from './context.js';
import { type Continuation, writeToken } from './continueToken.js';
import { parseFieldSelector } from './fieldSelector.js';
import { parseLabelSelector } from './labelSelector.js';
import {
  type ListOptions,
  listOptionsOf,
  parseResourceVersion,
  refuseFuture,
} from './listOptions.js';
import type { Reply } from './message.js';
import type { ListMeta } from './represent.js';

/** GET of a named object. */
export function getObject(resource: ResourceRequest): Reply {
  return representerOf(resource).reply(200, requireObject(resource));
}

/** GET of a collection: of the newest version, of an exact one, or a further page of the first page's. */
export function listObjects(resource: ResourceRequest): Reply {
  const { query } = resource.request;
  const { store } = resource.context.server;
  refuseFuture(parseResourceVersion(query.get('resourceVersion')), store.revision);
  const options = listOptionsOf(query);
  const page = pageOf(
    resource,
    options,
    Boolean(query.get('labelSelector') || query.get('fieldSelector')),
  );
  return representerOf(resource).list(page.objects, page.metadata);
}

/** Which objects a request selects, whatever it asks of them. */
export function selectionOf(resource: ResourceRequest): (object: KubernetesObject) => boolean {
  const { query } = resource.request;
  const labels = parseLabelSelector(query.get('labelSelector'));
  const fields = parseFieldSelector(query.get('fieldSelector'), resource.served);
  const { namespace, name } = resource.path;
  return object =>
    (namespace === '' || object.metadata.namespace === namespace) &&
    (name === '' || object.metadata.name === name) &&
    labels(object.metadata.labels) &&
    fields.matches(object);
}

/** The objects a request selects, sorted by namespace and name, now or as they were at a version. */
export function selectedObjects(
  resource: ResourceRequest,
  revision?: number,
): readonly KubernetesObject[] {
  const { namespace } = resource.path;
  const { groupKind } = resource.served;
  const { server } = resource.context;
  const scope = namespace === '' ? undefined : namespace;
  const now = server.list(groupKind, scope);
  const isOld = revision !== undefined && revision < server.store.revision;
  const objects = isOld ? server.history.undo(now, { revision, groupKind, namespace: scope }) : now;
  const { query } = resource.request;
  const isPlain = !query.get('labelSelector') && !query.get('fieldSelector');
  return isPlain ? objects : objects.filter(selectionOf(resource));
}

interface Page {
  readonly objects: readonly KubernetesObject[];
  readonly metadata: ListMeta;
}

function pageOf(resource: ResourceRequest, options: ListOptions, isFiltered: boolean): Page {
  const { limit, continuation } = options;
  const newest = resource.context.server.store.revision;
  const asked = continuation?.revision ?? options.revision ?? newest;
  const revision = asked < 0 ? newest : asked;
  const all = snapshot(resource, revision, continuation);
  const scope = resource.path.namespace;
  const rest =
    continuation === undefined
      ? all
      : all.filter(object => keyOf(object, scope) > continuation.after);
  const resourceVersion = String(revision);
  if (limit === 0 || rest.length <= limit) {
    return { objects: rest, metadata: { resourceVersion } };
  }
  const objects = rest.slice(0, limit);
  const last = objects.at(-1);
  const after = last === undefined ? '' : keyOf(last, scope);
  return {
    objects,
    metadata: {
      resourceVersion,
      continue: writeToken({ revision, after }),
      ...(isFiltered ? {} : { remainingItemCount: rest.length - objects.length }),
    },
  };
}

/** The objects at a version. Throws ApiError 410 where it is too old, with a token to go on regardless. */
function snapshot(
  resource: ResourceRequest,
  revision: number,
  continuation: Continuation | undefined,
): readonly KubernetesObject[] {
  try {
    return selectedObjects(resource, revision);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 410) {
      throw error;
    }
    if (continuation === undefined) {
      throw new ApiError(410, 'Expired', 'The resourceVersion for the provided list is too old.');
    }
    const refusal = new ApiError(410, 'Expired', CONTINUE_EXPIRED);
    refusal.continue = writeToken({ revision: -1, after: continuation.after });
    throw refusal;
  }
}

const CONTINUE_EXPIRED =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list ' +
  'without the continue parameter, or use the continue token in this response to retrieve the remainder of the ' +
  'results. Continuing with the provided token results in an inconsistent list - objects that were created, ' +
  'modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/** The key of an object below its collection's. */
function keyOf({ metadata }: KubernetesObject, scope: string): string {
  const { namespace = '', name = '' } = metadata;
  return scope === '' && namespace !== '' ? `${namespace}/${name}` : name;
}
