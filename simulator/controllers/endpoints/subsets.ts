// The subsets of an Endpoints object: addresses grouped by the ports they serve. Pure.
// After pkg/controller/endpoint/endpoints_controller.go and pkg/api/v1/endpoints: RepackSubsets.

import type {
  EndpointAddress,
  EndpointPort,
  EndpointSubset,
  Pod,
  Service,
} from '../../../schemas/built/types.js';
import {
  endpointHostname,
  isEndpoint,
  isPodReady,
  targetPortOf,
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
  const ports = servicePorts.flatMap(servicePort => {
    const port = targetPortOf(pod, servicePort);
    const { name = '', protocol = 'TCP', appProtocol } = servicePort;
    return port === undefined
      ? []
      : [
          {
            ...(name === '' ? {} : { name }),
            port,
            protocol,
            ...(appProtocol === undefined ? {} : { appProtocol }),
          },
        ];
  });
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
  for (const contribution of kept) {
    const group = groups.get(contribution.portKey);
    if (group === undefined) {
      groups.set(contribution.portKey, [contribution]);
    } else {
      group.push(contribution);
    }
  }
  const keys = [...groups.keys()].sort();
  return { subsets: keys.map(key => toSubset(groups.get(key) ?? [])), truncated };
}

function toSubset(group: readonly Contribution[]): EndpointSubset {
  const addresses = addressesOf(group.filter(({ ready }) => ready));
  const notReadyAddresses = addressesOf(group.filter(({ ready }) => !ready));
  const ports = group[0]?.ports ?? [];
  return {
    ...(addresses.length === 0 ? {} : { addresses }),
    ...(notReadyAddresses.length === 0 ? {} : { notReadyAddresses }),
    ...(ports.length === 0 ? {} : { ports }),
  };
}

/** Sorted by address, byte by byte. */
function addressesOf(group: readonly Contribution[]): readonly EndpointAddress[] {
  return [...group].sort((a, b) => a.order - b.order).map(({ address }) => address);
}

/** An IPv4 address as a number: its bytes in order. */
function orderOf(ip: string): number {
  return ip.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
}

function addressOf(pod: Pod, service: Service): EndpointAddress {
  const { name = '', namespace = '', uid = '' } = pod.metadata;
  const hostname = endpointHostname(pod, service);
  const nodeName = pod.spec?.nodeName;
  return {
    ip: pod.status?.podIP ?? '',
    ...(hostname === undefined ? {} : { hostname }),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: { kind: 'Pod', namespace, name, uid },
  };
}
