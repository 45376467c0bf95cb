// The verdict on one object of a document, for editors: strict decoding, defaults on a copy, rules, warnings.
import { findCustomResource } from '../customResources/catalogue.js';
import { validateCustomDocument } from '../customResources/document.js';
import { applyDefaults } from '../defaulting/index.js';
import type { KubernetesObject } from '../kubernetes/object.js';
import type { Catalogue } from '../kubernetes/schema.js';
import { decode } from './decode.js';
import { withExplanation } from './explanations.js';
import type { FieldError } from './fieldError.js';
import { prepareForVerdict } from './prepare.js';
import { validateCreate, warningsFor } from './rules.js';

/** What the server would say. */
export interface Verdict {
  /** Why it would refuse the object, and what strict decoding would refuse. */
  readonly errors: readonly FieldError[];
  /** What it would warn of while it takes the object. */
  readonly warnings: readonly string[];
  /** What could not be judged: rules of custom resources that cannot be evaluated here. */
  readonly hints?: readonly FieldError[];
}

const nothing: Verdict = { errors: [], warnings: [] };

/**
 * Judges an object as written. Never throws; an object of a kind that the catalogue does not have is not judged.
 * As the server does, it looks at the rules only where the object can be decoded.
 */
export function validateDocument(value: unknown, { catalogue }: { catalogue: Catalogue }): Verdict {
  if (!hasKind(value)) {
    return nothing;
  }
  const custom = findCustomResource(catalogue, value.apiVersion, value.kind);
  if (custom !== undefined) {
    return validateCustomDocument(value, custom, catalogue);
  }
  const type = catalogue.typeOf(value.apiVersion, value.kind);
  if (type === undefined) {
    return nothing;
  }
  const { errors, unknown, value: decoded } = decode(value, type);
  if (errors.length > 0 || !hasKind(decoded)) {
    return { errors: [...errors.map(withExplanation), ...unknown], warnings: [] };
  }
  const complete = prepareForVerdict(applyDefaults(decoded));
  const resource = catalogue.resourceOf(value.apiVersion, value.kind);
  const faults = validateCreate(complete, {
    version: catalogue.version,
    namespaced: resource?.namespaced,
  });
  const warnings = faults.length === 0 ? warningsFor(complete) : [];
  return { errors: [...unknown, ...faults.map(withExplanation)], warnings };
}

function hasKind(value: unknown): value is KubernetesObject {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { apiVersion, kind } = value as { readonly apiVersion?: unknown; readonly kind?: unknown };
  return typeof apiVersion === 'string' && typeof kind === 'string';
}
