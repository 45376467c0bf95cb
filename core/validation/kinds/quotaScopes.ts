/**
 * Scopes of ResourceQuotas: known, fit for their resources, not contradicting.
 *
 *     scopes: [BestEffort, NotBestEffort]   # conflicting scopes
 */
import type { ResourceQuotaSpec } from '../../../schemas/built/types.js';
import type { Place } from '../place.js';
import { isStandardQuotaResource } from '../resourceNames.js';

const scopes: ReadonlySet<string> = new Set([
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'PriorityClass',
  'CrossNamespacePodAffinity',
  'VolumeAttributesClass',
]);

const contradictions = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const;

const onlyExists: ReadonlySet<string> = new Set([
  'BestEffort',
  'NotBestEffort',
  'Terminating',
  'NotTerminating',
  'CrossNamespacePodAffinity',
]);

const mustExist =
  "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, " +
  'ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ' +
  'ResourceQuotaScopeCrossNamespacePodAffinity';

const computeResources: ReadonlySet<string> = new Set([
  'cpu',
  'memory',
  'limits.cpu',
  'limits.memory',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.ephemeral-storage',
  'ephemeral-storage',
]);

/** scopes and scopeSelector of a quota. */
export function checkScopes(spec: ResourceQuotaSpec, at: Place): void {
  const given = spec.scopes ?? [];
  const atScopes = at.field('scopes');
  for (const scope of given) {
    if (!scopes.has(scope)) {
      atScopes.invalid(given, 'unsupported scope');
    }
    for (const _ of unfitResources(spec, scope)) {
      atScopes.invalid(given, 'unsupported scope applied to resource');
    }
  }
  checkContradictions(given, given, atScopes);
  if (spec.scopeSelector !== undefined) {
    checkSelector(spec, at.field('scopeSelector').field('matchExpressions'));
  }
}

function checkSelector(spec: ResourceQuotaSpec, at: Place): void {
  const requirements = spec.scopeSelector?.matchExpressions ?? [];
  for (const [index, requirement] of requirements.entries()) {
    const { scopeName = '', operator = '', values = [] } = requirement;
    const atRequirement = at.silent(index);
    if (!scopes.has(scopeName)) {
      atRequirement.field('scopeName').invalid(scopeName, 'unsupported scope');
    }
    for (const _ of unfitResources(spec, scopeName)) {
      atRequirement.invalid(spec.scopeSelector, 'unsupported scope applied to resource');
    }
    if (onlyExists.has(scopeName) && operator !== 'Exists') {
      atRequirement.field('operator').invalid(operator, mustExist);
    }
    checkOperator(operator, values, atRequirement);
  }
  checkContradictions(
    requirements.map(requirement => requirement.scopeName),
    spec.scopes ?? null,
    at,
  );
}

function checkOperator(operator: string, values: readonly string[], at: Place): void {
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) {
        at.field('values').required(
          "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector",
        );
      }
      return;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        at.field('values').invalid(
          values,
          "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector",
        );
      }
      return;
    default:
      at.field('operator').invalid(operator, 'not a valid selector operator');
  }
}

function checkContradictions(given: readonly string[], shown: unknown, at: Place): void {
  for (const [first, second] of contradictions) {
    if (given.includes(first) && given.includes(second)) {
      at.invalid(shown, 'conflicting scopes');
    }
  }
}

function unfitResources(spec: ResourceQuotaSpec, scope: string): readonly string[] {
  const names = Object.keys(spec.hard ?? {}).filter(isStandardQuotaResource);
  return names.filter(name => !isFit(scope, name));
}

function isFit(scope: string, resource: string): boolean {
  switch (scope) {
    case 'BestEffort':
      return resource === 'pods';
    case 'Terminating':
    case 'NotTerminating':
    case 'NotBestEffort':
    case 'PriorityClass':
    case 'CrossNamespacePodAffinity':
      return resource === 'pods' || computeResources.has(resource);
    case 'VolumeAttributesClass':
      return resource === 'persistentvolumeclaims' || resource.includes('storage');
    default:
      return true;
  }
}
