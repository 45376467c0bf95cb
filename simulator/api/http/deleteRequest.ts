// DELETE of one object or of all a selection finds.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { DeleteOptions } from '../../kernel/types.js';
import { isMap, type JsonMap } from '../patch/jsonValue.js';
import { groupOf } from '../resources.js';
import { isDryRun, type ResourceRequest, representerOf } from './context.js';
import { mediaTypeOf, parseText } from './decodeBody.js';
import { selectedObjects } from './listRequest.js';
import { jsonReply, type Reply } from './message.js';
import { badRequest, unsupportedMediaType } from './refusals.js';
import { successStatus } from './status.js';
import { write } from './writeRequest.js';

/** Kinds whose deletion answers with the object even when it is gone. */
const ANSWERS_WITH_OBJECT = new Set([
  'Pod',
  'Service',
  'ServiceAccount',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'PodTemplate',
  'ResourceQuota',
]);

/** DELETE of a named object. */
export function deleteObject(resource: ResourceRequest): Reply {
  const { context, served, path } = resource;
  const options = readOptions(resource);
  const key = { namespace: path.namespace, name: path.name };
  const last = remove(resource, key, options);
  const isGone = context.server.get(served.groupKind, key.namespace, key.name) === undefined;
  if (!isGone || ANSWERS_WITH_OBJECT.has(served.groupKind)) {
    return representerOf(resource).reply(200, last);
  }
  const group = groupOf(served.groupKind);
  return jsonReply(
    200,
    successStatus({
      name: path.name,
      ...(group === '' ? {} : { group }),
      kind: served.resource.plural,
      uid: last.metadata.uid ?? '',
    }),
  );
}

/** DELETE of a collection; answers with the list of what it deleted. */
export function deleteCollection(resource: ResourceRequest): Reply {
  const options = readOptions(resource);
  const { store } = resource.context.server;
  const deleted = selectedObjects(resource).map(({ metadata }) =>
    remove(resource, { namespace: metadata.namespace ?? '', name: metadata.name ?? '' }, options),
  );
  return representerOf(resource).list(deleted, { resourceVersion: String(store.revision) });
}

interface ReadOptions {
  readonly options: DeleteOptions;
  readonly dryRun: boolean;
}

function remove(
  resource: ResourceRequest,
  key: { readonly namespace: string; readonly name: string },
  { options, dryRun }: ReadOptions,
): KubernetesObject {
  const { context, served, warn } = resource;
  const action = (): KubernetesObject =>
    context.server.delete(served.groupKind, key, options, { actor: 'user', dryRun, warn });
  return dryRun ? action() : write(resource, 'Deleted', action);
}

/** DeleteOptions of the body, or of the query where there is no body. */
function readOptions({ request }: ResourceRequest): ReadOptions {
  const body = readBody(request);
  const { query } = request;
  const preconditions = isMap(body['preconditions']) ? body['preconditions'] : {};
  const grace = body['gracePeriodSeconds'] ?? query.get('gracePeriodSeconds');
  const orphans = body['orphanDependents'] ?? query.get('orphanDependents');
  const policy =
    body['propagationPolicy'] ?? query.get('propagationPolicy') ?? orphanPolicy(orphans);
  const { uid, resourceVersion } = preconditions;
  return {
    dryRun: isDryRun(request, body),
    options: {
      ...(grace === undefined || grace === null ? {} : { gracePeriodSeconds: Number(grace) }),
      ...(policy === undefined ? {} : { propagationPolicy: requirePolicy(policy) }),
      ...(typeof uid === 'string' ? { uid } : {}),
      ...(typeof resourceVersion === 'string' ? { resourceVersion } : {}),
    },
  };
}

function readBody(request: ResourceRequest['request']): JsonMap {
  if (request.body.trim() === '') {
    return {};
  }
  const type = mediaTypeOf(request);
  if (type !== '' && type !== 'application/json' && type !== 'application/yaml') {
    throw unsupportedMediaType(['application/json', 'application/yaml']);
  }
  const body = parseText(request.body, type === 'application/yaml');
  return isMap(body) ? body : {};
}

function orphanPolicy(orphans: unknown): string | undefined {
  if (orphans === undefined || orphans === null) {
    return undefined;
  }
  return String(orphans) === 'true' ? 'Orphan' : 'Background';
}

function requirePolicy(policy: unknown): NonNullable<DeleteOptions['propagationPolicy']> {
  if (policy === 'Orphan' || policy === 'Background' || policy === 'Foreground') {
    return policy;
  }
  throw badRequest(
    `DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: "${String(policy)}": supported values: "Foreground", "Background", "Orphan", "nil"`,
  );
}
