// IP families of Services, on a cluster that has IPv4 alone: what is filled in, and what such a cluster refuses.
// After pkg/registry/core/service/storage/alloc.go: initIPFamilyFields.

import type { KubernetesObject } from '../../../../core/kubernetes/object.js';
import type { FieldError } from '../../../../core/validation/fieldError.js';
import type { ServiceSpec } from '../../../../schemas/built/types.js';
import { isEqual } from '../../equal.js';
import { invalid } from '../../errors.js';

/** Headless Services without a selector may have any addresses, so they are dual-stack by themselves. */
export function withFamilies(spec: ServiceSpec): ServiceSpec {
  if (spec.type === 'ExternalName') {
    return spec;
  }
  const isFree = isUnbound(spec);
  const ipFamilyPolicy = spec.ipFamilyPolicy ?? (isFree ? 'RequireDualStack' : 'SingleStack');
  const named = spec.ipFamilies ?? [];
  const [first = 'IPv4'] = named;
  const isFilled = isFree && ipFamilyPolicy !== 'SingleStack' && named.length < 2;
  const ipFamilies = isFilled
    ? [first, first === 'IPv4' ? 'IPv6' : 'IPv4']
    : named.length === 0
      ? [first]
      : named;
  return { ...spec, ipFamilies, ipFamilyPolicy };
}

/** Throws `ApiError` 422 for families that the cluster does not have. */
export function checkFamilies(
  object: KubernetesObject,
  spec: ServiceSpec,
  previous: ServiceSpec | undefined,
): void {
  const isKept = previous !== undefined && isStillPreferred(spec, previous);
  if (spec.type === 'ExternalName' || isKept) {
    return;
  }
  const contradictions = contradictionsOf(spec);
  const unserved = isUnbound(spec) ? [] : unservedOf(spec);
  const faults = contradictions.length > 0 ? contradictions : unserved;
  if (faults.length > 0) {
    throw invalid('Service', { name: object.metadata.name ?? '' }, faults);
  }
}

function isUnbound({ clusterIP, selector }: ServiceSpec): boolean {
  return clusterIP === 'None' && Object.keys(selector ?? {}).length === 0;
}

function isStillPreferred(spec: ServiceSpec, previous: ServiceSpec): boolean {
  return (
    previous.ipFamilyPolicy === 'PreferDualStack' &&
    spec.ipFamilyPolicy === 'PreferDualStack' &&
    isEqual(spec.clusterIPs ?? [], previous.clusterIPs ?? []) &&
    isEqual(spec.ipFamilies ?? [], previous.ipFamilies ?? [])
  );
}

function contradictionsOf(spec: ServiceSpec): readonly FieldError[] {
  const why = (what: string): string =>
    `must be 'RequireDualStack' or 'PreferDualStack' when multiple ${what} are specified`;
  const isSingle = spec.ipFamilyPolicy === 'SingleStack';
  return [
    ...(isSingle && spec.clusterIPs?.length === 2 ? [policyError(spec, why('cluster IPs'))] : []),
    ...(isSingle && spec.ipFamilies?.length === 2 ? [policyError(spec, why('IP families'))] : []),
  ];
}

function unservedOf(spec: ServiceSpec): readonly FieldError[] {
  const dual = 'this cluster is not configured for dual-stack services';
  const families = (spec.ipFamilies ?? []).flatMap((family, index) =>
    family === 'IPv4'
      ? []
      : [
          fieldError(
            ['ipFamilies', index],
            `ipFamilies[${index}]`,
            `Invalid value: "${family}": not configured on this cluster`,
          ),
        ],
  );
  return spec.ipFamilyPolicy === 'RequireDualStack'
    ? [policyError(spec, dual), ...families]
    : families;
}

function policyError(spec: ServiceSpec, why: string): FieldError {
  const message = `Invalid value: "${spec.ipFamilyPolicy}": ${why}`;
  return fieldError(['ipFamilyPolicy'], 'ipFamilyPolicy', message);
}

function fieldError(
  path: readonly (string | number)[],
  field: string,
  message: string,
): FieldError {
  return {
    type: 'FieldValueInvalid',
    path: ['spec', ...path],
    field: `spec.${field}`,
    message,
    code: 'not-allocated',
  };
}
