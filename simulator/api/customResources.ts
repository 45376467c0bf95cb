// Custom resources on the write path: which version of a definition judges an object.

import {
  type CustomResourceVersion,
  crdsIn,
  prepareCustomResource,
  validateCustomResource,
} from '../../core/customResources/index.js';
import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { FieldError } from '../../core/validation/index.js';
import type { GroupKind } from '../kernel/types.js';
import { groupKindOf } from './resources.js';

/** Who knows the CustomResourceDefinition of a kind. */
export interface Definitions {
  definitionOf(groupKind: GroupKind): KubernetesObject | undefined;
}

/** Versions by definition: objects of the store never change. */
const versionsOf = new WeakMap<KubernetesObject, readonly CustomResourceVersion[]>();

/** The versions a definition states, read once. */
export function versionsIn(definition: KubernetesObject): readonly CustomResourceVersion[] {
  const known = versionsOf.get(definition);
  const versions = known ?? crdsIn([definition]).flatMap(read => read.versions);
  versionsOf.set(definition, versions);
  return versions;
}

/** The version that judges an object; undefined for kinds no definition is known of. */
export function customVersionOf(
  object: KubernetesObject,
  definitions: Definitions,
): CustomResourceVersion | undefined {
  const definition = definitions.definitionOf(groupKindOf(object));
  const versions = definition === undefined ? [] : versionsIn(definition);
  return (
    versions.find(({ apiVersion }) => apiVersion === object.apiVersion) ??
    versions.find(({ storage }) => storage)
  );
}

/** The object without unknown fields and with the schema's defaults. */
export function withCustomDefaults(
  object: KubernetesObject,
  version: CustomResourceVersion,
): KubernetesObject {
  return prepareCustomResource(object, version).value as KubernetesObject;
}

/** The faults of a custom resource; of an update those of what changed. */
export function customFaults(
  object: KubernetesObject,
  version: CustomResourceVersion,
  previous?: KubernetesObject,
): readonly FieldError[] {
  return validateCustomResource(object, version, previous).errors;
}
