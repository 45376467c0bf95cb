// Where the write path meets core: defaulting and validation of objects. The only file that knows both.

import { applyDefaults as defaultsOf } from '../../core/defaulting/index.js';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { FieldError } from '../../core/validation/index.js';
import * as rules from '../../core/validation/index.js';

/** What the server fills in. Shares what it does not change. */
export function applyDefaults(object: KubernetesObject): KubernetesObject {
  return defaultsOf(object);
}

/** The faults of an object to be created. */
export function validateCreate(object: KubernetesObject): readonly FieldError[] {
  return rules.validateCreate(object);
}

/** The faults of an update, immutable fields included. */
export function validateUpdate(
  object: KubernetesObject,
  previous: KubernetesObject,
): readonly FieldError[] {
  return rules.validateUpdate(object, previous);
}

/** The warnings the server sends with an accepted object. */
export function warningsFor(object: KubernetesObject): readonly string[] {
  return rules.warningsFor(object);
}
