// Ports of containers: numbers, names, protocols, and host ports that two containers cannot share.
import type { Container, ContainerPort, PodSpec } from '../../../schemas/built/types.js';
import { checkRequiredOneOf } from '../checks.js';
import { portName, portNumber } from '../names.js';
import type { Place } from '../place.js';

/** Protocols of ports, in the server's order. */
export const protocols = ['SCTP', 'TCP', 'UDP'] as const;

/** The ports of one container. */
export function checkContainerPorts(ports: readonly ContainerPort[], at: Place): void {
  const names = new Set<string>();
  for (const [index, port] of ports.entries()) {
    const atPort = at.item(index);
    checkPortName(port.name ?? '', names, atPort.field('name'));
    if (!port.containerPort) {
      atPort.field('containerPort').required();
    } else {
      atPort.field('containerPort').invalidEach(port.containerPort, portNumber(port.containerPort));
    }
    if (port.hostPort) {
      atPort.field('hostPort').invalidEach(port.hostPort, portNumber(port.hostPort));
    }
    checkRequiredOneOf(port.protocol, protocols, atPort.field('protocol'));
  }
}

/** Host ports no two of these containers may have in common. */
export function checkHostPortConflicts(containers: readonly Container[], at: Place): void {
  const used = new Set<string>();
  for (const [index, container] of containers.entries()) {
    for (const [portIndex, port] of (container.ports ?? []).entries()) {
      if (!port.hostPort) {
        continue;
      }
      const key = `${port.protocol ?? ''}/${port.hostIP ?? ''}/${port.hostPort}`;
      if (used.has(key)) {
        at.item(index).field('ports').item(portIndex).field('hostPort').duplicate(key);
      }
      used.add(key);
    }
  }
}

/** With the host's network, the host's port is the container's. In templates it may be left open. */
export function checkHostNetworkPorts(spec: PodSpec, at: Place, isPod: boolean): void {
  if (spec.hostNetwork !== true) {
    return;
  }
  for (const [index, container] of (spec.containers ?? []).entries()) {
    for (const [portIndex, port] of (container.ports ?? []).entries()) {
      const hostPort = port.hostPort ?? 0;
      if ((isPod || hostPort !== 0) && hostPort !== (port.containerPort ?? 0)) {
        at.field('containers')
          .item(index)
          .field('ports')
          .item(portIndex)
          .field('hostPort')
          .invalid(hostPort, 'must match `containerPort` when `hostNetwork` is true');
      }
    }
  }
}

function checkPortName(name: string, names: Set<string>, at: Place): void {
  if (name === '') {
    return;
  }
  const messages = portName(name);
  if (messages.length > 0) {
    at.invalidEach(name, messages);
  } else if (names.has(name)) {
    at.duplicate(name);
  }
  names.add(name);
}
