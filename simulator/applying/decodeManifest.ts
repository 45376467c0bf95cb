// A manifest's object as the server decodes it under strict field validation.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { FieldError } from '../../core/validation/index.js';
import { decode } from '../../core/validation/index.js';
import { ApiError } from '../api/apiError.js';
import { groupKindOf, storedApiVersion } from '../api/resources.js';
import type { Runtime } from '../runtime.js';

/** Throws `ApiError` for kinds that are not served, values of wrong types and unknown fields. */
export function decodeManifest(runtime: Runtime, object: KubernetesObject): KubernetesObject {
  const { apiVersion, kind } = object;
  const groupKind = groupKindOf(object);
  if (runtime.server.definitionOf(groupKind) !== undefined) {
    return object;
  }
  const type = runtime.catalogue?.typeOf(apiVersion, kind);
  const isKnown = runtime.catalogue === undefined && storedApiVersion(groupKind) !== undefined;
  if (type === undefined && !isKnown) {
    const message = `no matches for kind "${kind}" in version "${apiVersion}"`;
    throw new ApiError(404, 'NotFound', message);
  }
  if (type === undefined) {
    return object;
  }
  const { errors, unknown, value } = decode(object, type);
  const [first] = errors;
  if (first !== undefined) {
    throw undecodable(object, first.message, errors);
  }
  if (unknown.length > 0) {
    const texts = unknown.map(error => error.message).join(', ');
    throw undecodable(object, `strict decoding error: ${texts}`, unknown);
  }
  return { ...(value as KubernetesObject), apiVersion, kind };
}

function undecodable(
  { apiVersion, kind }: KubernetesObject,
  why: string,
  errors: readonly FieldError[],
): ApiError {
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  const message = `${kind} in version "${version}" cannot be handled as a ${kind}: ${why}`;
  const refusal = new ApiError(400, 'BadRequest', message);
  refusal.fieldErrors = errors;
  return refusal;
}
