// The server's verdict on whole objects: at creation, at update, and what it only warns of.
import type { KubernetesObject, ObjectMeta } from '../kubernetes/object.js';
import type { FieldError } from './fieldError.js';
import type { ValidationContext } from './kindRules.js';
import { nameIsSubdomain } from './names.js';
import { checkObjectMeta, checkObjectMetaUpdate } from './objectMeta.js';
import { Place } from './place.js';
import { findRules } from './registry.js';

const otherKinds = { name: nameIsSubdomain, namespaced: true } as const;
const otherClusterKinds = { name: nameIsSubdomain, namespaced: false } as const;
const noMeta: ObjectMeta = {};

/** The faults for which the server refuses to create the object, which has its defaults and its name already. */
export function validateCreate(
  object: KubernetesObject,
  context: ValidationContext = {},
): FieldError[] {
  const errors: FieldError[] = [];
  const root = Place.root(errors);
  const rules = findRules(object);
  const meta = object.metadata ?? noMeta;
  if (rules?.metadataLast !== true) {
    const others = context.namespaced === false ? otherClusterKinds : otherKinds;
    checkObjectMeta(meta, rules ?? others, root.field('metadata'));
  }
  rules?.create(object as never, root, context);
  if (rules?.metadataLast === true && errors.length === 0) {
    checkObjectMeta(meta, rules, root.field('metadata'));
  }
  return errors;
}

/** The faults for which the server refuses to replace `previous` by `next`; both have their defaults. */
export function validateUpdate(
  next: KubernetesObject,
  previous: KubernetesObject,
  context: ValidationContext = {},
): FieldError[] {
  const errors: FieldError[] = [];
  const root = Place.root(errors);
  const rules = findRules(next);
  checkObjectMetaUpdate(next.metadata, previous.metadata, root.field('metadata'));
  if (rules?.updateOnly !== true) {
    rules?.create(next as never, root, context);
  }
  rules?.update?.(next as never, previous as never, root);
  return errors;
}

/** The server's warnings about an object that it takes, in its words. */
export function warningsFor(object: KubernetesObject, previous?: KubernetesObject): string[] {
  const rules = findRules(object);
  const warnings = rules?.warnings?.(object as never) ?? [];
  if (previous === undefined || warnings.length === 0) {
    return [...warnings];
  }
  const known = new Set(rules?.warnings?.(previous as never));
  return warnings.filter(warning => !known.has(warning));
}
