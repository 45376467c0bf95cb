// A request's body as the object its resource expects: decoded, checked strictly or not, at the stored version.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ResourceRequest } from './context.js';
import { parseBody, toObject } from './decodeBody.js';
import type { HttpRequest } from './message.js';
import { badRequest } from './refusals.js';
import type { ServedResource } from './servedResources.js';
import { pruneUnknownFields } from './strictFields.js';

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
  const value = parseBody(request);
  const { value: pruned, faults } = decode(value, served);
  const subject = `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}`;
  const warnings = judgeUnknown(faults, fieldValidationOf(request), message =>
    badRequest(`${subject}: ${message}`),
  );
  return { object: toObject(pruned, { apiVersion, kind: resource.kind }), warnings };
}

/** Unknown fields become an error, warnings or nothing. */
export function judgeUnknown(
  faults: readonly string[],
  validation: FieldValidation,
  refuse: (message: string) => Error,
): readonly string[] {
  if (faults.length === 0 || validation === 'Ignore') {
    return [];
  }
  if (validation === 'Strict') {
    throw refuse(`strict decoding error: ${faults.join(', ')}`);
  }
  return faults;
}

/** The value without unknown fields, and the strict decoder's words about them. */
export function decode(
  value: unknown,
  { type }: ServedResource,
): { readonly value: unknown; readonly faults: readonly string[] } {
  if (type === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { value, faults: [] };
  }
  const { value: pruned, unknown } = pruneUnknownFields(value as Record<string, unknown>, type);
  return { value: pruned, faults: unknown.map(path => `unknown field "${path}"`) };
}
