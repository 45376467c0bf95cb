// Names of resources: which the server knows, and where each may be used.
import { qualifiedName } from './labels.js';

const containerResources: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

const standardResources: ReadonlySet<string> = new Set([
  'cpu',
  'memory',
  'ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'storage',
  'requests.storage',
  'services.nodeports',
  'services.loadbalancers',
]);

const quotaResources: ReadonlySet<string> = new Set(
  [...standardResources].filter(name => name !== 'storage'),
);

const integerResources: ReadonlySet<string> = new Set([
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);

const hugePagesPrefix = 'hugepages-';

/** Any resource: qualified, and known where it has no prefix. */
export function resourceName(name: string): readonly string[] {
  const errors = qualifiedName(name);
  if (errors.length > 0 || name.includes('/') || isStandard(name)) {
    return errors;
  }
  return ['must be a standard resource type or fully qualified'];
}

/** A resource of a container. */
export function containerResourceName(name: string): readonly string[] {
  if (containerResources.has(name)) {
    return none;
  }
  const errors = resourceName(name);
  if (!name.includes('/')) {
    return isHugePages(name) ? errors : [...errors, 'must be a standard resource for containers'];
  }
  return isNative(name) || isExtended(name)
    ? errors
    : [...errors, "doesn't follow extended resource name standard"];
}

/** A resource of a quota. */
export function quotaResourceName(name: string): readonly string[] {
  const errors = resourceName(name);
  if (name.includes('/') || quotaResources.has(name) || isQuotaHugePages(name)) {
    return errors;
  }
  return [...errors, 'must be a standard resource for quota'];
}

/** Whether a resource comes in whole units only. */
export function isIntegerResource(name: string): boolean {
  return integerResources.has(name) || isExtended(name);
}

/** Whether requests may be less than limits. */
export function isOvercommitAllowed(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

/** `hugepages-2Mi`. */
export function isHugePages(name: string): boolean {
  return name.startsWith(hugePagesPrefix);
}

/** Whether quota scopes apply to a resource as to the server's own. */
export function isStandardQuotaResource(name: string): boolean {
  return quotaResources.has(name) || isQuotaHugePages(name);
}

const none: readonly string[] = [];

function isStandard(name: string): boolean {
  return standardResources.has(name) || isQuotaHugePages(name) || isHugePages(name);
}

function isQuotaHugePages(name: string): boolean {
  return isHugePages(name) || name.startsWith('requests.hugepages-');
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isExtended(name: string): boolean {
  if (isNative(name) || name.startsWith('requests.')) {
    return false;
  }
  return qualifiedName(`requests.${name}`).length === 0;
}
