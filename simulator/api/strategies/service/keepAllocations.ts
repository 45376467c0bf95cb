// Updates of Services: what was allocated stays where the new version does not name it, and goes with its type.

import type { ServicePort, ServiceSpec } from '../../../../schemas/built/types.js';
import { isEqual } from '../../equal.js';
import {
  isExternallyAccessible,
  mayHaveNodePorts,
  needsClusterIp,
  needsHealthCheckNodePort,
  nodePortsOf,
} from './needs.js';

/** The new version with the IPs and ports of the old one where it leaves them out. */
export function withPatchedAllocations(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
  let patched = after;
  if (needsClusterIp(before) && needsClusterIp(after)) {
    patched = withClusterIps(patched, before);
  }
  if (mayHaveNodePorts(before) && mayHaveNodePorts(after)) {
    patched = withNodePorts(patched, before);
  }
  const { healthCheckNodePort } = before;
  const keepsCheck = needsHealthCheckNodePort(before) && needsHealthCheckNodePort(after);
  return keepsCheck && healthCheckNodePort && !patched.healthCheckNodePort
    ? { ...patched, healthCheckNodePort }
    : patched;
}

function withClusterIps(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
  const clusterIP = after.clusterIP || before.clusterIP;
  const isSame = clusterIP === before.clusterIP;
  const clusterIPs = after.clusterIPs?.length ? after.clusterIPs : isSame && before.clusterIPs;
  return { ...after, ...(clusterIP && { clusterIP }), ...(clusterIPs && { clusterIPs }) };
}

function withNodePorts(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
  const named = new Set(nodePortsOf(after));
  const byName = new Map((before.ports ?? []).map(port => [port.name ?? '', port.nodePort]));
  const ports = after.ports?.map((port): ServicePort => {
    const former = byName.get(port.name ?? '');
    return port.nodePort || !former || named.has(former) ? port : { ...port, nodePort: former };
  });
  return ports === undefined ? after : { ...after, ports };
}

/** The new version without fields that only the old type has, unless they were changed on purpose. */
export function withoutFormerType(after: ServiceSpec, before: ServiceSpec): ServiceSpec {
  const dropped: (keyof ServiceSpec)[] = [];
  const dropIfSame = (name: keyof ServiceSpec) => {
    if (isEqual(after[name], before[name])) {
      dropped.push(name);
    }
  };
  if (needsClusterIp(before) && !needsClusterIp(after)) {
    dropIfSame('clusterIP');
    dropIfSame('clusterIPs');
    dropIfSame('ipFamilies');
    dropIfSame('ipFamilyPolicy');
    dropIfSame('internalTrafficPolicy');
  }
  if (isExternallyAccessible(before) && !isExternallyAccessible(after)) {
    dropIfSame('externalTrafficPolicy');
  }
  if (needsHealthCheckNodePort(before) && !needsHealthCheckNodePort(after)) {
    dropIfSame('healthCheckNodePort');
  }
  if (before.type === 'LoadBalancer' && after.type !== 'LoadBalancer') {
    dropIfSame('allocateLoadBalancerNodePorts');
    dropIfSame('loadBalancerClass');
  }
  const kept = dropped.length === 0 ? after : without(after, dropped);
  const losesPorts = mayHaveNodePorts(before) && !mayHaveNodePorts(after);
  const former = nodePortsOf(before);
  const namesNone = nodePortsOf(after).every(port => former.includes(port));
  return losesPorts && namesNone ? withoutNodePorts(kept) : kept;
}

function without(spec: ServiceSpec, names: readonly (keyof ServiceSpec)[]): ServiceSpec {
  const entries = Object.entries(spec).filter(([name]) => !names.includes(name as never));
  return Object.fromEntries(entries) as ServiceSpec;
}

function withoutNodePorts(spec: ServiceSpec): ServiceSpec {
  const ports = spec.ports?.map(({ nodePort: _gone, ...port }) => port);
  return { ...spec, ...(ports && { ports }) };
}
