// IPAddress objects: the allocator of cluster IPs keeps one for each, named as the address, that says whose it is.
// https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { ServiceSpec } from '../../schemas/built/types.js';
import { hashUuid } from '../kernel/random.js';
import type { GroupKind } from '../kernel/types.js';
import { toAddress } from './allocation/ranges.js';
import { addressesOf } from './strategies/service/holdings.js';

export const ipAddressKind: GroupKind = 'networking.k8s.io/IPAddress';

const managedBy = { 'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io' };

/** The cluster IPs of a Service; none of what is no Service. */
export function clusterIpsOf(service: KubernetesObject | undefined): readonly string[] {
  return addressesOf((service?.['spec'] ?? {}) as ServiceSpec).map(toAddress);
}

/** The object of a Service's address, as the allocator makes it. */
export function ipAddressFor(
  address: string,
  service: KubernetesObject,
  { seed, timestamp }: { readonly seed: number; readonly timestamp: string },
): KubernetesObject {
  const { name = '', namespace = '' } = service.metadata;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IPAddress',
    metadata: {
      name: address,
      labels: { 'ipaddress.kubernetes.io/ip-family': 'IPv4', ...managedBy },
      uid: hashUuid(seed, `uid|${ipAddressKind}|${address}|${timestamp}`),
      creationTimestamp: timestamp,
      generation: 1,
    },
    spec: { parentRef: { group: '', name, namespace, resource: 'services' } },
  };
}

/** The server's own bookkeeping: nobody applied it, and it says nothing that its Services do not. */
export function isAllocation({ kind, metadata }: KubernetesObject): boolean {
  return (
    (kind === 'IPAddress' &&
      metadata.labels?.['ipaddress.kubernetes.io/managed-by'] === 'ipallocator.k8s.io') ||
    (kind === 'ServiceCIDR' && metadata.name === 'kubernetes')
  );
}
