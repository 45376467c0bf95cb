// What a Service of a type needs to have allocated.

import type { ServiceSpec } from '../../../../schemas/built/types.js';

export function needsClusterIp(spec: ServiceSpec): boolean {
  return spec.type !== 'ExternalName';
}

export function needsNodePorts(spec: ServiceSpec): boolean {
  return (
    spec.type === 'NodePort' ||
    (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false)
  );
}

/** Node ports are allowed, whether or not they are allocated by themselves. */
export function mayHaveNodePorts(spec: ServiceSpec): boolean {
  return spec.type === 'NodePort' || spec.type === 'LoadBalancer';
}

/** Traffic from outside may reach it. */
export function isExternallyAccessible(spec: ServiceSpec): boolean {
  return (
    mayHaveNodePorts(spec) || (spec.type === 'ClusterIP' && (spec.externalIPs ?? []).length > 0)
  );
}

export function needsHealthCheckNodePort(spec: ServiceSpec): boolean {
  return spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';
}

/** The node ports in use, without the health check's. */
export function nodePortsOf(spec: ServiceSpec): readonly number[] {
  return (spec.ports ?? []).flatMap(port => (port.nodePort ? [port.nodePort] : []));
}
