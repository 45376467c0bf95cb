// A request's body as the object its resource expects: decoded, checked strictly or not, at the stored version.

import { prepareCustomResource } from '../../../core/customResources/index.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { FieldError, FieldPath } from '../../../core/validation/fieldError.js';
import { type Decoded as Decoding, decode } from '../../../core/validation/index.js';
import { isMap, type JsonMap } from '../patch/jsonValue.js';
import type { ResourceRequest } from './context.js';
import { mediaTypeOf, parseBody, toObject } from './decodeBody.js';
import { type DuplicateKeys, duplicateKeysOf, inOrderOfText } from './duplicateKeys.js';
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
    ...(isYaml ? {} : { jsonText: request.body }),
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
  /** Set where one decoder reads the body for both: it complains in the order of this text. */
  readonly jsonText?: string;
}

/**
 * The value as the server holds it after decoding it into the served type, with the warnings of the strict decoder.
 * A value of another kind comes back as it is: it is refused for its kind.
 */
export function decodeInto(
  value: unknown,
  served: ServedResource,
  rules: DecodeRules,
): { readonly value: unknown; readonly warnings: readonly string[] } {
  if (!isMap(value) || !isOfKind(value, served.apiVersion, served.resource.kind)) {
    return { value, warnings: [] };
  }
  const { validation, refuse } = rules;
  const decoded = decodeByType(value, served);
  const [error] = decoded.errors;
  if (error !== undefined) {
    throw refuse(error.message);
  }
  const strict = strictFaults(decoded.unknown, rules);
  if (validation === 'Strict' && strict.refusals.length > 0) {
    throw refuse(`strict decoding error: ${strict.refusals.join(', ')}`);
  }
  return { value: decoded.value, warnings: validation === 'Ignore' ? [] : strict.warnings };
}

/** What is there twice and what nobody knows; the latter once, however often it is there. */
function strictFaults(
  faults: readonly FieldError[],
  { duplicates, jsonText }: DecodeRules,
): DuplicateKeys {
  const { refusals = [], warnings = [] } = duplicates ?? {};
  if (jsonText === undefined) {
    const sorted = messagesOf([...faults].sort((a, b) => comparePaths(a.path, b.path)));
    return { refusals: [...refusals, ...sorted], warnings: [...warnings, ...sorted] };
  }
  const unknown = messagesOf(faults);
  const hasBoth = refusals.length > 0 && unknown.length > 0;
  const all = hasBoth ? inOrderOfText(jsonText, unknown) : [...refusals, ...unknown];
  return { refusals: all, warnings: all };
}

function messagesOf(faults: readonly FieldError[]): readonly string[] {
  return [...new Set(faults.map(({ message }) => message))];
}

/** Text that became JSON on its way has its keys sorted. */
function comparePaths(a: FieldPath, b: FieldPath): number {
  const at = a.findIndex((step, index) => step !== b[index]);
  const [left, right] = [a[at], b[at]];
  if (left === undefined || right === undefined) {
    return a.length - b.length;
  }
  return left < right ? -1 : 1;
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
