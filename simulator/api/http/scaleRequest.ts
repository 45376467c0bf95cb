// The scale subresource: autoscaling/v1 Scale over the replicas of workloads and of custom resources.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { ApiError } from '../apiError.js';
import { missingReplicas, readScale, type ScalePaths, withReplicas } from '../customScale.js';
import { invalid, modifiedConflict, scaleNotFound } from '../errors.js';
import { isMap } from '../patch/jsonValue.js';
import { showSelector } from '../tables/cell.js';
import { valuesAt } from '../tables/customColumns.js';
import { type ResourceRequest, representerOf, requireObject } from './context.js';
import { mediaTypeOf, parseBody, parseText, toObject } from './decodeBody.js';
import { decodeInto, fieldValidationOf } from './decodeObject.js';
import type { Reply } from './message.js';
import { applyPatch, invalidPatch } from './patchRequest.js';
import { badRequest, methodNotAllowed } from './refusals.js';
import type { ServedResource } from './servedResources.js';
import { admitSubresource, storeUpdated } from './writeRequest.js';

const SCALE = { apiVersion: 'autoscaling/v1', kind: 'Scale' } as const;

const columns = ['Name', 'Desired', 'Available', 'Age'].map(name => ({
  name,
  type: name === 'Desired' || name === 'Available' ? 'integer' : 'string',
  format: name === 'Name' ? 'name' : '',
  priority: 0,
  description: '',
}));

/** GET, PUT or PATCH of a scale. */
export function handleScale(resource: ResourceRequest): Reply {
  const live = requireScaled(resource);
  const scale = scaleOf(live, resource.served);
  switch (resource.request.method) {
    case 'GET':
      requireReplicas(live, resource.served);
      return replyScale(resource, scale);
    case 'PUT':
      return changeScale(resource, live, decodedScale(resource, parseBody(resource.request)));
    case 'PATCH':
      return changeScale(resource, live, patchedScale(resource, scale));
    default:
      throw methodNotAllowed();
  }
}

/** What is not there is named by its scale, where that is what was asked for. */
function requireScaled(resource: ResourceRequest): KubernetesObject {
  try {
    return requireObject(resource);
  } catch (error) {
    const isGone = error instanceof ApiError && error.reason === 'NotFound';
    throw isGone && resource.request.method === 'GET'
      ? scaleNotFound(resource.served.groupKind, resource.path.name)
      : error;
  }
}

function patchedScale(resource: ResourceRequest, scale: KubernetesObject): KubernetesObject {
  const patch = parseText(resource.request.body, false);
  const { custom } = resource.served;
  const served = { ...servedScale(resource), ...(custom !== undefined && { custom }) };
  const patched = applyPatch(mediaTypeOf(resource.request), scale, patch, { served });
  return decodedScale(resource, patched, message => invalidPatch(JSON.stringify(patched), message));
}

function servedScale({ served, context }: ResourceRequest): ServedResource {
  const { apiVersion, kind } = SCALE;
  const type = context.resources.catalogue.typeOf(apiVersion, kind);
  const { custom: _none, ...plain } = served;
  const resource = { ...served.resource, group: 'autoscaling', version: 'v1', kind };
  return { ...plain, resource, apiVersion, storedApiVersion: apiVersion, type };
}

function decodedScale(
  resource: ResourceRequest,
  body: unknown,
  refuse = (message: string): Error =>
    badRequest(`Scale in version "v1" cannot be handled as a Scale: ${message}`),
): KubernetesObject {
  const validation = fieldValidationOf(resource.request);
  const rules = { validation, refuse };
  const { value, warnings } = decodeInto(body, servedScale(resource), rules);
  warnings.forEach(resource.warn);
  return toObject(value, SCALE);
}

function replyScale(resource: ResourceRequest, scale: KubernetesObject): Reply {
  const served: ServedResource = {
    ...resource.served,
    resource: { ...resource.served.resource, group: 'autoscaling', kind: 'Scale', columns },
    apiVersion: SCALE.apiVersion,
    storedApiVersion: SCALE.apiVersion,
  };
  const { custom: _columns, ...plain } = served;
  return representerOf({ ...resource, served: plain }).reply(200, scale);
}

/** The scale of an object. */
function scaleOf(object: KubernetesObject, { custom }: ServedResource): KubernetesObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const { specReplicas = 0, statusReplicas, selector } = readScale(object, pathsOf(custom));
  const text = custom === undefined ? selectorText(object) : selector;
  return {
    ...SCALE,
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: specReplicas },
    status: { replicas: statusReplicas, ...(text === '' ? {} : { selector: text }) },
  };
}

const builtInPaths: ScalePaths = {
  specReplicasPath: '.spec.replicas',
  statusReplicasPath: '.status.replicas',
};

function pathsOf(custom: ServedResource['custom']): ScalePaths {
  return custom?.scale ?? builtInPaths;
}

function selectorText(object: KubernetesObject): string {
  const selector = valuesAt(object, '.spec.selector')[0];
  if (!isMap(selector)) {
    return '';
  }
  const isPlain = object.kind === 'ReplicationController';
  return showSelector(isPlain ? { matchLabels: selector as Record<string, string> } : selector);
}

/** The size of a custom resource is read only where it says one. */
function requireReplicas(object: KubernetesObject, { custom }: ServedResource): void {
  const paths = pathsOf(custom);
  if (custom !== undefined && readScale(object, paths).specReplicas === undefined) {
    throw new ApiError(500, 'InternalError', missingReplicas(paths));
  }
}

function changeScale(
  resource: ResourceRequest,
  live: KubernetesObject,
  scale: KubernetesObject,
): Reply {
  const { served, path } = resource;
  const replicas = Number(valuesAt(scale, '.spec.replicas')[0] ?? 0);
  const { resourceVersion } = scale.metadata;
  if (resourceVersion !== undefined && resourceVersion !== live.metadata.resourceVersion) {
    throw modifiedConflict(served.groupKind, path.name);
  }
  if (replicas < 0) {
    const message = `Invalid value: ${replicas}: must be greater than or equal to 0`;
    const field = { path: ['spec', 'replicas'], field: 'spec.replicas', code: 'scale' };
    const key = { name: path.name };
    throw invalid('autoscaling/Scale', key, [{ type: 'FieldValueInvalid', message, ...field }]);
  }
  const scaled = withReplicas(live, pathsOf(served.custom), replicas);
  admitSubresource(resource, 'UPDATE', scale, scaleOf(live, served));
  const stored = storeUpdated(resource, scaled);
  return replyScale(resource, scaleOf(stored, served));
}
