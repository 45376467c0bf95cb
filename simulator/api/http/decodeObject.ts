// A request's body as the object its resource expects: decoded, checked strictly or not, at the stored version.

import { prepareCustomResource } from '../../../core/customResources/index.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { type Decoded as Decoding, decode } from '../../../core/validation/index.js';
import { isMap, type JsonMap } from '../patch/jsonValue.js';
import type { ResourceRequest } from './context.js';
import { parseBody, toObject } from './decodeBody.js';
import type { HttpRequest } from './message.js';
import { badRequest } from './refusals.js';
import type { ServedResource } from './servedResources.js';

/** How unknown fields are treated. The server's default is to warn. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

/** An object and the warnings its decoding caused. */
export interface Decoded {
  readonly object: KubernetesObject;
  readonly warnings: readonly string[];
}

/** The fieldValidation parameter. Throws ApiError for another word. */
export function fieldValidationOf({ query }: HttpRequest): FieldValidation {
  const text = query.get('fieldValidation') ?? '';
  switch (text) {
    case '':
    case 'Warn':
      return 'Warn';
    case 'Strict':
    case 'Ignore':
      return text;
    default:
      throw badRequest(
        `PatchOptions.meta.k8s.io "" is invalid: fieldValidation: Unsupported value: "${text}": supported values: "Ignore", "Strict", "Warn"`,
      );
  }
}

/** The object in the body, of the served kind, in the version of the request. Throws ApiError. */
export function decodeObject({ request, served }: ResourceRequest): Decoded {
  const { apiVersion, resource } = served;
  const { version, kind } = resource;
  const refuse = (message: string): Error =>
    badRequest(`${kind} in version "${version}" cannot be handled as a ${kind}: ${message}`);
  const { value, warnings } = decodeInto(parseBody(request), served, {
    validation: fieldValidationOf(request),
    refuse,
  });
  return { object: toObject(value, { apiVersion, kind }), warnings };
}

/** What becomes of faults: how strict the request is, and the refusal of this place. */
export interface DecodeRules {
  readonly validation: FieldValidation;
  refuse(message: string): Error;
}

/**
 * The value as the server holds it after decoding it into the served type, with the warnings of the strict decoder.
 * A value of another kind comes back as it is: it is refused for its kind.
 */
export function decodeInto(
  value: unknown,
  served: ServedResource,
  { validation, refuse }: DecodeRules,
): { readonly value: unknown; readonly warnings: readonly string[] } {
  if (!isMap(value) || !isOfKind(value, served.apiVersion, served.resource.kind)) {
    return { value, warnings: [] };
  }
  const decoded = decodeByType(value, served);
  const [error] = decoded.errors;
  if (error !== undefined) {
    throw refuse(error.message);
  }
  const unknown = [...new Set(decoded.unknown.map(({ message }) => message))];
  if (validation === 'Strict' && unknown.length > 0) {
    throw refuse(`strict decoding error: ${unknown.join(', ')}`);
  }
  return { value: decoded.value, warnings: validation === 'Ignore' ? [] : unknown };
}

function decodeByType(value: JsonMap, { type, custom }: ServedResource): Decoding {
  if (custom !== undefined) {
    return { errors: [], ...prepareCustomResource(value, custom.version) };
  }
  return type === undefined ? { value, errors: [], unknown: [] } : decode(value, type);
}

function isOfKind(value: JsonMap, apiVersion: string, kind: string): boolean {
  return (value['apiVersion'] ?? apiVersion) === apiVersion && (value['kind'] ?? kind) === kind;
}
