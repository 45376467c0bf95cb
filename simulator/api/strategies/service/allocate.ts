// Allocation of a Service's cluster IP and node ports: what it names if that is free, else a free one.

import type { KubernetesObject } from '../../../../core/kubernetes/object.js';
import type { FieldError } from '../../../../core/validation/fieldError.js';
import type { ServicePort, ServiceSpec } from '../../../../schemas/built/types.js';
import { clusterIpCidr, nodePortRange, toAddress } from '../../allocation/ranges.js';
import { clusterIpRanges } from '../../allocation/serviceCidrs.js';
import { invalid } from '../../errors.js';
import type { ServerView } from '../../serverView.js';
import { addressesOf, portsOf } from './holdings.js';
import { needsClusterIp, needsHealthCheckNodePort, needsNodePorts, nodePortsOf } from './needs.js';

/** The spec with everything allocated. Throws `ApiError` 422; takes nothing yet. */
export function allocateService(object: KubernetesObject, view: ServerView): ServiceSpec {
  const spec = (object['spec'] ?? {}) as ServiceSpec;
  const held = heldBy(object, view);
  const name = { name: object.metadata.name ?? '' };
  const refuse = (error: FieldError) => invalid('Service', name, [error]);
  const addressed = withClusterIp(object, spec, view);
  for (const address of addressesOf(addressed)) {
    const fault = held.addresses.has(address) ? undefined : addressFault(address, addressed, view);
    if (fault !== undefined) {
      throw refuse(fault);
    }
  }
  for (const [index, port] of (addressed.ports ?? []).entries()) {
    const fault = held.ports.has(port.nodePort ?? 0) ? undefined : portFault(port, index, view);
    if (fault !== undefined) {
      throw refuse(fault);
    }
  }
  return withHealthCheck(object, withNodePorts(object, addressed, view), view);
}

interface Held {
  readonly addresses: ReadonlySet<number>;
  readonly ports: ReadonlySet<number>;
}

/** What the stored version of the same Service holds already. */
function heldBy(object: KubernetesObject, view: ServerView): Held {
  const { namespace = '', name = '' } = object.metadata;
  const stored = view.get('Service', namespace, name);
  const isSame = stored?.metadata.uid === object.metadata.uid;
  const spec = (isSame ? (stored?.['spec'] ?? {}) : {}) as ServiceSpec;
  return { addresses: new Set(addressesOf(spec)), ports: new Set(portsOf(spec)) };
}

function withClusterIp(object: KubernetesObject, spec: ServiceSpec, view: ServerView): ServiceSpec {
  if (!needsClusterIp(spec) || spec.clusterIP) {
    return spec;
  }
  const random = view.randomFor(`clusterIP|${nameOf(object)}`);
  const address = firstOf(clusterIpRanges(view), range =>
    view.clusterIps.propose(random, undefined, range),
  );
  const clusterIP = address === undefined ? undefined : toAddress(address);
  return clusterIP === undefined ? spec : { ...spec, clusterIP, clusterIPs: [clusterIP] };
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function addressFault(
  address: number,
  spec: ServiceSpec,
  view: ServerView,
): FieldError | undefined {
  const text = toAddress(address);
  const isTaken = view.clusterIps.isTaken(address);
  const isInRange = clusterIpRanges(view).some(range => view.clusterIps.contains(address, range));
  if (isInRange && !isTaken) {
    return undefined;
  }
  const why = isTaken
    ? 'provided IP is already allocated'
    : `the provided IP (${text}) is not in the valid range. The range of valid IPs is ${clusterIpCidr}`;
  const message = `Invalid value: ${JSON.stringify(spec.clusterIPs)}: failed to allocate IP ${text}: ${why}`;
  return fieldError(['spec', 'clusterIPs'], 'spec.clusterIPs', message);
}

function portFault(port: ServicePort, index: number, view: ServerView): FieldError | undefined {
  const { nodePort } = port;
  if (!nodePort) {
    return undefined;
  }
  const { first, last } = nodePortRange;
  const isTaken = view.nodePorts.isTaken(nodePort);
  if (view.nodePorts.contains(nodePort) && !isTaken) {
    return undefined;
  }
  const why = isTaken
    ? 'provided port is already allocated'
    : `provided port is not in the valid range. The range of valid ports is ${first}-${last}`;
  const path = ['spec', 'ports', index, 'nodePort'];
  return fieldError(path, `spec.ports[${index}].nodePort`, `Invalid value: ${nodePort}: ${why}`);
}

function fieldError(
  path: readonly (string | number)[],
  field: string,
  message: string,
): FieldError {
  return { type: 'FieldValueInvalid', path, field, message, code: 'not-allocated' };
}

/** Ports that differ only in their protocol share one node port. */
function withNodePorts(object: KubernetesObject, spec: ServiceSpec, view: ServerView): ServiceSpec {
  if (!needsNodePorts(spec) || spec.ports === undefined) {
    return spec;
  }
  const reserved = new Set(nodePortsOf(spec));
  const byPort = new Map<number, { readonly nodePort: number; readonly protocols: Set<string> }>();
  const ports = spec.ports.map(port => {
    const protocol = port.protocol ?? 'TCP';
    const shared = byPort.get(port.port);
    if (port.nodePort) {
      byPort.set(port.port, { nodePort: port.nodePort, protocols: new Set([protocol]) });
      return port;
    }
    if (shared !== undefined && !shared.protocols.has(protocol)) {
      shared.protocols.add(protocol);
      return { ...port, nodePort: shared.nodePort };
    }
    const random = view.randomFor(`nodePort|${nameOf(object)}/${port.name ?? ''}/${port.port}`);
    const nodePort = view.nodePorts.propose(random, reserved);
    if (nodePort === undefined) {
      return port;
    }
    reserved.add(nodePort);
    byPort.set(port.port, { nodePort, protocols: new Set([protocol]) });
    return { ...port, nodePort };
  });
  return { ...spec, ports };
}

function withHealthCheck(
  object: KubernetesObject,
  spec: ServiceSpec,
  view: ServerView,
): ServiceSpec {
  if (!needsHealthCheckNodePort(spec) || spec.healthCheckNodePort) {
    return spec;
  }
  const random = view.randomFor(`healthCheckNodePort|${nameOf(object)}`);
  const healthCheckNodePort = view.nodePorts.propose(random, new Set(nodePortsOf(spec)));
  return healthCheckNodePort === undefined ? spec : { ...spec, healthCheckNodePort };
}

function nameOf(object: KubernetesObject): string {
  return `${object.metadata.namespace}/${object.metadata.name}`;
}
