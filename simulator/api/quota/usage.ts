// What any object counts for in the quotas of its namespace.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Quantities } from '../../../core/kubernetes/quantities.js';
import { parseQuantity, type Quantity, quantityOf } from '../../../core/kubernetes/quantity.js';
import type {
  PersistentVolumeClaim,
  ResourceQuota,
  Service,
} from '../../../schemas/built/types.js';
import type { GroupKind } from '../../kernel/types.js';
import { qualifiedResource } from '../errors.js';
import { matchesScopes, podUsage } from './podUsage.js';

const one = quantityOf(1);
/** Kinds that have a name of their own besides `count/…`. */
const countedByName: ReadonlySet<GroupKind> = new Set([
  'Service',
  'Secret',
  'ConfigMap',
  'PersistentVolumeClaim',
  'ReplicationController',
  'ResourceQuota',
]);

/** What the object uses, by the names quotas use. */
export function usageOf(groupKind: GroupKind, object: KubernetesObject): Quantities {
  if (groupKind === 'Pod') {
    return podUsage(object);
  }
  const resource = qualifiedResource(groupKind);
  const usage = new Map<string, Quantity>([[`count/${resource}`, one]]);
  if (countedByName.has(groupKind)) {
    usage.set(resource, one);
  }
  if (groupKind === 'Service') {
    addServiceUsage(usage, object as unknown as Service);
  }
  if (groupKind === 'PersistentVolumeClaim') {
    addClaimUsage(usage, object as unknown as PersistentVolumeClaim);
  }
  return usage;
}

/** Whether the object falls under the quota: scopes select pods only. */
export function isUnderQuota(
  quota: ResourceQuota,
  groupKind: GroupKind,
  object: KubernetesObject,
): boolean {
  const scopeCount =
    (quota.spec?.scopes?.length ?? 0) + (quota.spec?.scopeSelector?.matchExpressions?.length ?? 0);
  return scopeCount === 0 || (groupKind === 'Pod' && matchesScopes(quota, object));
}

function addServiceUsage(usage: Map<string, Quantity>, service: Service): void {
  const ports = service.spec?.ports ?? [];
  const isBalanced = service.spec?.type === 'LoadBalancer';
  if (isBalanced) {
    usage.set('services.loadbalancers', one);
  }
  if (isBalanced && service.spec?.allocateLoadBalancerNodePorts === false) {
    usage.set('services.nodeports', quantityOf(ports.filter(port => port.nodePort).length));
  } else if (isBalanced || service.spec?.type === 'NodePort') {
    usage.set('services.nodeports', quantityOf(ports.length));
  }
}

function addClaimUsage(usage: Map<string, Quantity>, claim: PersistentVolumeClaim): void {
  const requested = parseQuantity(claim.spec?.resources?.requests?.['storage'] ?? '0') ?? one;
  usage.set('requests.storage', requested);
  const className = claim.spec?.storageClassName;
  if (className) {
    const prefix = `${className}.storageclass.storage.k8s.io`;
    usage.set(`${prefix}/requests.storage`, requested);
    usage.set(`${prefix}/persistentvolumeclaims`, one);
  }
}
