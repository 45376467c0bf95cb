// A request's body as the object its resource expects: decoded, checked strictly or not, at the stored version.

import { prepareCustomResource } from '../../../core/customResources/index.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { type Decoded as Decoding, decode } from '../../../core/validation/index.js';
import { isMap, type JsonMap } from '../patch/jsonValue.js';
import type { ResourceRequest } from './context.js';
import { mediaTypeOf, parseBody, toObject } from './decodeBody.js';
import { type DuplicateKeys, duplicateKeysOf } from './duplicateKeys.js';
import type { HttpRequest } from './message.js';
import { badRequest } from './refusals.js';
import type { ServedResource } from './servedResources.js';

/** How unknown fields are treated. The server's default is to warn. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

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

/** The object in the body, of the served kind, in the version of the request; warns or throws ApiError. */
export function decodeObject({ request, served, warn }: ResourceRequest): KubernetesObject {
  const { apiVersion, resource } = served;
  const { version, kind } = resource;
  const refuse = (message: string): Error =>
    badRequest(`${kind} in version "${version}" cannot be handled as a ${kind}: ${message}`);
  const validation = fieldValidationOf(request);
  const isYaml = mediaTypeOf(request) === 'application/yaml';
  const { value, warnings } = decodeInto(parseBody(request), served, {
    validation,
    refuse,
    duplicates: validation === 'Ignore' ? undefined : duplicateKeysOf(request.body, isYaml),
  });
  warnings.forEach(warn);
  return toObject(value, { apiVersion, kind });
}

/** What becomes of faults: how strict the request is, and the refusal of this place. */
export interface DecodeRules {
  readonly validation: FieldValidation;
  refuse(message: string): Error;
  /** Keys the body has twice. */
  readonly duplicates?: DuplicateKeys | undefined;
}

/**
 * The value as the server holds it after decoding it into the served type, with the warnings of the strict decoder.
 * A value of another kind comes back as it is: it is refused for its kind.
 */
export function decodeInto(
  value: unknown,
  served: ServedResource,
  { validation, refuse, duplicates }: DecodeRules,
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
  const doubled = besides(duplicates, unknown);
  if (validation === 'Strict' && unknown.length + doubled.refusals.length > 0) {
    throw refuse(`strict decoding error: ${[...doubled.refusals, ...unknown].join(', ')}`);
  }
  const warnings = validation === 'Ignore' ? [] : [...doubled.warnings, ...unknown];
  return { value: decoded.value, warnings };
}

/** A field nobody knows is complained of once, however often it is there. */
function besides(
  duplicates: DuplicateKeys | undefined,
  unknown: readonly string[],
): Pick<DuplicateKeys, 'refusals' | 'warnings'> {
  const isOther = (message: string) => !unknown.includes(message.replace(/^duplicate/, 'unknown'));
  const { refusals = [], warnings = [] } = duplicates ?? {};
  return { refusals: refusals.filter(isOther), warnings: warnings.filter(isOther) };
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
