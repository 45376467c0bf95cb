// Where the write path meets core: defaulting and validation of objects. The only file that knows both.

import { applyDefaults as defaultsOf } from '../../core/defaulting/index.js';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { FieldError } from '../../core/validation/index.js';
import * as rules from '../../core/validation/index.js';
import {
  customFaults,
  customVersionOf,
  type Definitions,
  withCustomDefaults,
} from './customResources.js';

/** What the server fills in. Shares what it does not change. */
export function applyDefaults(object: KubernetesObject, view: Definitions): KubernetesObject {
  const version = customVersionOf(object, view);
  return version === undefined ? defaultsOf(object) : withCustomDefaults(object, version);
}

/** Kinds whose objects controllers make of what was checked before: checking them again finds nothing. */
const madeUpKinds: ReadonlySet<string> = new Set([
  'Endpoints',
  'apps/ControllerRevision',
  'discovery.k8s.io/EndpointSlice',
]);

/** Whether a controller's object of this kind need not be checked. */
export function isMadeUp(groupKind: string): boolean {
  return madeUpKinds.has(groupKind);
}

/** The faults of an object to be created. */
export function validateCreate(object: KubernetesObject, view: Definitions): readonly FieldError[] {
  const version = customVersionOf(object, view);
  return version === undefined ? rules.validateCreate(object) : customFaults(object, version);
}

/** The faults of an update, immutable fields included. */
export function validateUpdate(
  object: KubernetesObject,
  previous: KubernetesObject,
  view: Definitions,
): readonly FieldError[] {
  const version = customVersionOf(object, view);
  return version === undefined
    ? rules.validateUpdate(object, previous)
    : customFaults(object, version, previous);
}

/** The faults of a write of status: the server looks at that of custom resources alone. */
export function validateStatusUpdate(
  object: KubernetesObject,
  previous: KubernetesObject,
  view: Definitions,
): readonly FieldError[] {
  const version = customVersionOf(object, view);
  return version === undefined ? [] : customFaults(object, version, previous);
}

/** The warnings the server sends with an accepted object. */
export function warningsFor(object: KubernetesObject): readonly string[] {
  return rules.warningsFor(object);
}
