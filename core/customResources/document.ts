// The verdict on one custom resource of a document, for editors.
import type { Catalogue } from '../kubernetes/schema.js';
import type { FieldError } from '../validation/fieldError.js';
import type { CustomResourceVersion } from './definitions.js';
import { objectMetaName } from './objectTypes.js';
import { metadataDecodeFaults, prepareCustomResource, validateCustomResource } from './validate.js';

/** What the server would say. */
export interface CustomDocumentVerdict {
  readonly errors: readonly FieldError[];
  readonly warnings: readonly string[];
  /** Rules that cannot be evaluated here. */
  readonly hints: readonly FieldError[];
}

/** Judges a custom resource as written, creation meant. Never throws. */
export function validateCustomDocument(
  value: unknown,
  version: CustomResourceVersion,
  catalogue: Catalogue,
): CustomDocumentVerdict {
  const decodeFaults = metadataDecodeFaults(value, catalogue.typeNamed(objectMetaName));
  const prepared = prepareCustomResource(withoutStatus(value, version), version);
  const early = [...decodeFaults, ...prepared.unknown];
  if (decodeFaults.some(({ type }) => type === 'Decode')) {
    return { errors: early, warnings: [], hints: [] };
  }
  const { errors, hints } = validateCustomResource(prepared.value, version);
  const warnings = version.deprecation === undefined ? [] : [version.deprecation];
  return { errors: [...early, ...errors], warnings, hints };
}

/** Where status is a subresource, a create drops it unread. */
function withoutStatus(value: unknown, { hasStatus }: CustomResourceVersion): unknown {
  if (!hasStatus || typeof value !== 'object' || value === null || !('status' in value)) {
    return value;
  }
  const { status: _dropped, ...rest } = value;
  return rest;
}
