// What a pod counts for in a quota, which quotas it falls under, and what a quota obliges its containers to state.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { isTerminal } from '../../../core/kubernetes/podPhase.js';
import { podLimits, podRequests } from '../../../core/kubernetes/podResources.js';
import { type Quantities, toQuantities } from '../../../core/kubernetes/quantities.js';
import { quantityOf } from '../../../core/kubernetes/quantity.js';
import type {
  Container,
  Pod,
  ResourceQuota,
  ScopedResourceSelectorRequirement,
} from '../../../schemas/built/types.js';

const one = quantityOf(1);
const computeResources = ['cpu', 'memory', 'ephemeral-storage'];
const stated: ReadonlySet<string> = new Set([
  'cpu',
  'memory',
  'requests.cpu',
  'requests.memory',
  'limits.cpu',
  'limits.memory',
]);

/** Finished pods count as objects only. */
export function podUsage(object: KubernetesObject): Quantities {
  const pod = object as unknown as Pod;
  const usage = new Map([['count/pods', one]]);
  if (isTerminal(pod) || pod.spec === undefined) {
    return usage;
  }
  usage.set('pods', one);
  const computed = computeUsage(podRequests(pod.spec), podLimits(pod.spec));
  return new Map([...usage, ...computed]);
}

/** True when all scopes of the quota match the pod. */
export function matchesScopes(quota: ResourceQuota, object: KubernetesObject): boolean {
  const pod = object as unknown as Pod;
  const plain = (quota.spec?.scopes ?? []).map(scope => ({
    scopeName: scope,
    operator: 'Exists',
  }));
  const selected = quota.spec?.scopeSelector?.matchExpressions ?? [];
  return [...plain, ...selected].every(requirement => matchesScope(requirement, pod));
}

/** `cpu for: a,b; memory for: a`: what containers must state and do not; undefined when nothing is missing. */
export function missingStatements(
  object: KubernetesObject,
  names: Iterable<string>,
): string | undefined {
  const { spec } = object as unknown as Pod;
  const required = [...names].filter(name => stated.has(name)).sort();
  const containers = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])];
  const texts = required.flatMap(name => {
    const lacking = containers.filter(container => !states(container).has(name));
    const list = [...new Set(lacking.map(container => container.name))].sort();
    return list.length === 0 ? [] : [`${name} for: ${list.join(',')}`];
  });
  return texts.length === 0 ? undefined : texts.join('; ');
}

function states(container: Container): Quantities {
  const { requests, limits } = container.resources ?? {};
  return computeUsage(toQuantities(requests), toQuantities(limits));
}

function computeUsage(requests: Quantities, limits: Quantities): Quantities {
  const usage = new Map();
  for (const [name, quantity] of requests) {
    if (computeResources.includes(name) || name.startsWith('hugepages-')) {
      usage.set(name, quantity);
    }
    usage.set(`requests.${name}`, quantity);
  }
  for (const [name, quantity] of limits) {
    if (computeResources.includes(name)) {
      usage.set(`limits.${name}`, quantity);
    }
  }
  return usage;
}

function matchesScope(requirement: ScopedResourceSelectorRequirement, pod: Pod): boolean {
  const { scopeName, operator } = requirement;
  if (scopeName === 'PriorityClass') {
    return matchesPriorityClass(requirement, pod.spec?.priorityClassName ?? '');
  }
  const holds = scopeHolds(scopeName, pod);
  return operator === 'DoesNotExist' ? !holds : holds;
}

function scopeHolds(scope: string, pod: Pod): boolean {
  const isBestEffort = pod.status?.qosClass === 'BestEffort';
  switch (scope) {
    case 'Terminating':
      return pod.spec?.activeDeadlineSeconds !== undefined;
    case 'NotTerminating':
      return pod.spec?.activeDeadlineSeconds === undefined;
    case 'BestEffort':
      return isBestEffort;
    case 'NotBestEffort':
      return !isBestEffort;
    case 'CrossNamespacePodAffinity':
      return reachesOtherNamespaces(pod);
    default:
      return false;
  }
}

function matchesPriorityClass(
  requirement: ScopedResourceSelectorRequirement,
  className: string,
): boolean {
  const values = requirement.values ?? [];
  switch (requirement.operator) {
    case 'In':
      return values.includes(className);
    case 'NotIn':
      return !values.includes(className);
    case 'DoesNotExist':
      return className === '';
    default:
      return className !== '';
  }
}

function reachesOtherNamespaces(pod: Pod): boolean {
  const { podAffinity, podAntiAffinity } = pod.spec?.affinity ?? {};
  const terms = [podAffinity, podAntiAffinity].flatMap(affinity => [
    ...(affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      preferred => preferred.podAffinityTerm,
    ),
  ]);
  return terms.some(
    term => (term.namespaces ?? []).length > 0 || term.namespaceSelector !== undefined,
  );
}
