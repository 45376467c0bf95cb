// The subsets of an Endpoints object: addresses grouped by the ports they serve. Pure.
// After pkg/controller/endpoint/endpoints_controller.go and pkg/api/v1/endpoints: RepackSubsets.

import type {
  EndpointAddress,
  EndpointPort,
  EndpointSubset,
  Pod,
  Service,
  ServicePort,
} from '../../../schemas/built/types.js';
import { inSubsetOrder } from '../../hashing/portOrder.js';
import {
  endpointHostname,
  isEndpoint,
  isPodReady,
  targetPortOf,
  withoutGaps,
} from '../../network/serviceMembers.js';

/** What one pod adds to an Endpoints object. */
export interface Contribution {
  readonly address: EndpointAddress;
  /** Where the address stands in the list. */
  readonly order: number;
  readonly ready: boolean;
  readonly ports: readonly EndpointPort[];
  readonly portKey: string;
  /** The pod's spec it was made from: while that stays, only readiness can change. */
  readonly spec: Pod['spec'];
}

/** An Endpoints object holds no more addresses. */
export const addressesMax = 1000;

/** The ports of those that the pod has. */
function portsOnPod(pod: Pod, servicePorts: readonly ServicePort[]): readonly EndpointPort[] {
  const ports = servicePorts.map(servicePort => {
    const port = targetPortOf(pod, servicePort);
    const { name = '', protocol = 'TCP', appProtocol } = servicePort;
    return port === undefined
      ? undefined
      : {
          ...(name === '' ? {} : { name }),
          port,
          protocol,
          ...(appProtocol === undefined ? {} : { appProtocol }),
        };
  });
  return withoutGaps(ports);
}

/** What the pod adds; undefined where it is no endpoint, is going, or lacks all ports. */
export function contributionOf(
  pod: Pod,
  service: Service,
  known: Contribution | undefined,
): Contribution | undefined {
  const publishes = service.spec?.publishNotReadyAddresses === true;
  const isGoing = pod.metadata.deletionTimestamp !== undefined;
  if (!isEndpoint(pod) || (isGoing && !publishes)) {
    return undefined;
  }
  const ready = publishes || isPodReady(pod);
  if (known !== undefined && known.spec === pod.spec && known.address.ip === pod.status?.podIP) {
    return known.ready === ready ? known : { ...known, ready };
  }
  const servicePorts = service.spec?.ports ?? [];
  const ports = portsOnPod(pod, servicePorts);
  const isHeadless = service.spec?.clusterIP === 'None';
  if (ports.length === 0 && !(servicePorts.length === 0 && isHeadless)) {
    return undefined;
  }
  return {
    address: addressOf(pod, service),
    order: orderOf(pod.status?.podIP ?? ''),
    ready,
    ports,
    portKey: JSON.stringify(ports),
    spec: pod.spec,
  };
}

/** What pods with the same ports add. */
export interface PortGroup {
  readonly ready: readonly Contribution[];
  readonly notReady: readonly Contribution[];
}

/** Groups contributions; of too many, ready ones are kept first. */
export function toSubsets(contributions: readonly Contribution[]): {
  readonly subsets: readonly EndpointSubset[];
  readonly truncated: boolean;
} {
  const truncated = contributions.length > addressesMax;
  const kept = truncated
    ? [...contributions].sort((a, b) => Number(b.ready) - Number(a.ready)).slice(0, addressesMax)
    : contributions;
  const groups = new Map<string, Contribution[]>();
  for (const contribution of [...kept].sort((a, b) => a.order - b.order)) {
    const group = groups.get(contribution.portKey);
    if (group === undefined) {
      groups.set(contribution.portKey, [contribution]);
    } else {
      group.push(contribution);
    }
  }
  const byReadiness = [...groups.keys()].sort().map(key => {
    const group = groups.get(key) ?? [];
    return {
      ready: group.filter(({ ready }) => ready),
      notReady: group.filter(({ ready }) => !ready),
    };
  });
  return { subsets: packSubsets(byReadiness), truncated };
}

/** One subset for each set of pods: the ports that the very same pods serve stand together. Groups come in order. */
export function packSubsets(groups: readonly PortGroup[]): readonly EndpointSubset[] {
  const [only] = groups;
  if (only !== undefined && groups.length === 1) {
    return [toSubset(portsOf(only), only)];
  }
  const servedBy = new Map<string, { readonly port: EndpointPort | undefined; key: string }>();
  for (const [index, group] of groups.entries()) {
    const ports: readonly (EndpointPort | undefined)[] = portsOf(group);
    for (const port of ports.length === 0 ? [undefined] : ports) {
      const text = JSON.stringify(port ?? '');
      const known = servedBy.get(text) ?? { port, key: '' };
      known.key += ` ${index}`;
      servedBy.set(text, known);
    }
  }
  const portsByKey = new Map<string, EndpointPort[]>();
  for (const { port, key } of servedBy.values()) {
    const ports = portsByKey.get(key) ?? [];
    portsByKey.set(key, port === undefined ? ports : [...ports, port]);
  }
  const membersOf = (key: string): readonly PortGroup[] =>
    key.split(' ').flatMap(index => (index === '' ? [] : (groups[Number(index)] ?? [])));
  return [...portsByKey].map(([key, ports]) => toSubset(ports, join(membersOf(key))));
}

function portsOf({ ready, notReady }: PortGroup): readonly EndpointPort[] {
  return (ready[0] ?? notReady[0])?.ports ?? [];
}

function join(groups: readonly PortGroup[]): PortGroup {
  const byOrder = (a: Contribution, b: Contribution): number => a.order - b.order;
  return {
    ready: groups.flatMap(({ ready }) => ready).sort(byOrder),
    notReady: groups.flatMap(({ notReady }) => notReady).sort(byOrder),
  };
}

function toSubset(ports: readonly EndpointPort[], { ready, notReady }: PortGroup): EndpointSubset {
  return {
    ...(ready.length === 0 ? {} : { addresses: addressesOf(ready) }),
    ...(notReady.length === 0 ? {} : { notReadyAddresses: addressesOf(notReady) }),
    ...(ports.length === 0 ? {} : { ports: inSubsetOrder(ports) }),
  };
}

function addressesOf(group: readonly Contribution[]): readonly EndpointAddress[] {
  return group.map(({ address }) => address);
}

/** An IPv4 address as a number: its bytes in order. */
function orderOf(ip: string): number {
  return ip.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
}

function addressOf(pod: Pod, service: Service): EndpointAddress {
  const { name = '', namespace = '', uid = '' } = pod.metadata;
  const hostname = endpointHostname(pod, service);
  const nodeName = pod.spec?.nodeName;
  const ip = pod.status?.podIP ?? '';
  const targetRef = { kind: 'Pod', namespace, name, uid };
  if (hostname === undefined && nodeName !== undefined) {
    return { ip, nodeName, targetRef };
  }
  return {
    ip,
    ...(hostname === undefined ? {} : { hostname }),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef,
  };
}
