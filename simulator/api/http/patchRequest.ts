// PATCH: JSON patch, merge patch, strategic merge patch and server-side apply.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { ApiError } from '../apiError.js';
import { notFound } from '../errors.js';
import { jsonPatch } from '../patch/jsonPatch.js';
import { isMap, type JsonMap } from '../patch/jsonValue.js';
import { mergePatch } from '../patch/mergePatch.js';
import { PatchError } from '../patch/patchError.js';
import { serverSideApply } from '../patch/serverSideApply.js';
import { strategicMergePatch } from '../patch/strategicMergePatch.js';
import { unstructuredFault } from '../patch/unstructuredFault.js';
import { type ResourceRequest, representerOf } from './context.js';
import { toRequestVersion } from './conversion.js';
import { mediaTypeOf, parseText, toObject } from './decodeBody.js';
import { decodeInto, fieldValidationOf } from './decodeObject.js';
import { duplicateKeysOf } from './duplicateKeys.js';
import { fieldManagerOf } from './fieldManager.js';
import { goKind, goText } from './goText.js';
import { isSet, type Reply } from './message.js';
import { badRequest, unprocessablePatch, unsupportedMediaType } from './refusals.js';
import { fieldsTypeOf } from './servedResources.js';
import { refuseUntyped } from './typedPatch.js';
import { inNamespaceOfPath, storeCreated, storeTracked, storeUpdated } from './writeRequest.js';

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';
const STRATEGIC_PATCH = 'application/strategic-merge-patch+json';
const APPLY_PATCH = 'application/apply-patch+yaml';

/** PATCH of an object or of a subresource that has the object's own kind. */
export function patchObject(resource: ResourceRequest): Reply {
  if (mediaTypeOf(resource.request) === APPLY_PATCH) {
    return applyObject(resource);
  }
  const { served, context, path } = resource;
  const key = { namespace: path.namespace, name: path.name };
  const live = toRequestVersion(served, context.server.require(served.groupKind, key));
  const { apiVersion } = served;
  const object = toObject(patched(resource, live), { apiVersion, kind: served.resource.kind });
  if (object.metadata.name !== path.name) {
    throw badRequest(
      `the name of the object (${object.metadata.name}) does not match the name on the URL (${path.name})`,
    );
  }
  const stored = storeUpdated(resource, inNamespaceOfPath(object, resource));
  return representerOf(resource).reply(200, stored);
}

function patched(resource: ResourceRequest, live: KubernetesObject): unknown {
  const { request, served } = resource;
  const type = mediaTypeOf(request);
  const patch = parseText(request.body, false);
  const result = applyPatch(type, live, patch, resource);
  const shown = type === STRATEGIC_PATCH ? goText(patch) : JSON.stringify(result);
  const fault =
    type === STRATEGIC_PATCH && served.type !== undefined && isMap(result)
      ? unstructuredFault(result, served.type)
      : undefined;
  if (fault !== undefined) {
    throw invalidPatch(shown, fault);
  }
  const { value, warnings } = decodeInto(result, served, {
    validation: fieldValidationOf(request),
    refuse: message => invalidPatch(shown, message),
    duplicates: type === JSON_PATCH ? undefined : duplicateKeysOf(request.body, false),
  });
  warnings.forEach(resource.warn);
  return value;
}

/** The refusal of what a patch made: `shown` is the patch or its result. */
export function invalidPatch(shown: string, message: string): ApiError {
  const why = `Invalid value: ${JSON.stringify(shown)}: ${message}`;
  const causes = [{ reason: 'FieldValueInvalid', message: why, field: 'patch' }];
  return new ApiError(422, 'Invalid', ` "" is invalid: patch: ${why}`, { causes });
}

/** The live document with a patch of this media type applied. Throws ApiError. */
export function applyPatch(
  mediaType: string,
  live: KubernetesObject,
  patch: unknown,
  { served }: Pick<ResourceRequest, 'served'>,
): unknown {
  try {
    switch (mediaType) {
      case JSON_PATCH:
        return jsonPatch(live, patch);
      case MERGE_PATCH:
        return mergePatch(live, requireMap(patch));
      case STRATEGIC_PATCH:
        if (served.custom !== undefined) {
          throw unsupportedMediaType([JSON_PATCH, MERGE_PATCH, APPLY_PATCH]);
        }
        return strategicMergePatch(live as JsonMap, requireMap(patch), served.type);
      default:
        throw unsupportedMediaType([JSON_PATCH, MERGE_PATCH, STRATEGIC_PATCH, APPLY_PATCH]);
    }
  } catch (error) {
    if (error instanceof PatchError) {
      throw refusalOf(error);
    }
    throw error;
  }
}

/** Faults that nobody translated are the server's own: they have no reason. */
function refusalOf({ status, message }: PatchError): ApiError {
  switch (status) {
    case 400:
      return badRequest(message);
    case 422:
      return unprocessablePatch();
    default:
      return new ApiError(500, '', message);
  }
}

function requireMap(patch: unknown): JsonMap {
  if (!isMap(patch)) {
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${goKind(patch)} into Go value of type map[string]interface {}`,
    );
  }
  return patch;
}

function applyObject(resource: ResourceRequest): Reply {
  const { request, served, context, path } = resource;
  const { apiVersion } = served;
  const body = parseText(request.body, true);
  refuseUntyped(body, served, path);
  const { value, warnings } = decodeInto(body, served, {
    validation: fieldValidationOf(request),
    refuse: message => badRequest(`failed to create typed patch object: ${message}`),
    duplicates: duplicateKeysOf(request.body, true),
  });
  warnings.forEach(resource.warn);
  const config = toObject(value, { apiVersion, kind: served.resource.kind });
  if (config.metadata.managedFields !== undefined) {
    throw badRequest('metadata.managedFields must be nil');
  }
  const placed = inNamespaceOfPath(
    { ...config, metadata: { ...config.metadata, name: path.name } },
    resource,
  );
  const stored = context.server.get(served.groupKind, path.namespace, path.name);
  const live = stored && toRequestVersion(served, stored);
  if (live === undefined && path.subresource !== '') {
    throw notFound(served.groupKind, path.name);
  }
  const applied = serverSideApply(live, placed, {
    manager: fieldManagerOf(resource, 'Apply'),
    force: isSet(request.query, 'force'),
    type: fieldsTypeOf(served),
  });
  const result =
    live === undefined ? storeCreated(resource, applied) : storeTracked(resource, applied);
  const status = live === undefined ? 201 : 200;
  return representerOf(resource).reply(status, result);
}
