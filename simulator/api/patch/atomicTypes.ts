// Structs that are owned and applied as a whole: `+structType=atomic` in the API's source. The published schema says so
// of the type, not of the fields that have it.

import type { ObjectType } from '../../../core/kubernetes/schema.js';

const core =
  'ConfigMapKeySelector EndpointAddress EndpointPort FileKeySelector LocalObjectReference NodeSelector ' +
  'NodeSelectorTerm ObjectFieldSelector ObjectReference ResourceFieldSelector ScopeSelector ' +
  'ScopedResourceSelectorRequirement SecretKeySelector SecretReference TopologySelectorTerm ' +
  'TypedLocalObjectReference';

const names: ReadonlySet<string> = new Set([
  ...core.split(' ').map(name => `io.k8s.api.core.v1.${name}`),
  'io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector',
  'io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference',
  'io.k8s.api.admissionregistration.v1.MatchResources',
  'io.k8s.api.admissionregistration.v1.NamedRuleWithOperations',
  'io.k8s.api.admissionregistration.v1.ParamKind',
  'io.k8s.api.admissionregistration.v1.ParamRef',
  'io.k8s.api.autoscaling.v1.CrossVersionObjectReference',
  'io.k8s.api.discovery.v1.EndpointPort',
  'io.k8s.api.networking.v1.ServiceBackendPort',
  'io.k8s.api.rbac.v1.RoleRef',
  'io.k8s.api.rbac.v1.Subject',
]);

/** A value of this struct is one field to whoever manages fields. */
export function isAtomicType(type: ObjectType): boolean {
  return names.has(type.name);
}
