// One pod as an endpoint of a Service: address, conditions, place. After staging/endpointslice/utils.go.

import type { Endpoint, Node, Pod, Service } from '../../../schemas/built/types.js';
import { endpointHostname, isPodReady } from '../../network/serviceMembers.js';

/** The label of a node that names its zone. */
export const zoneLabel = 'topology.kubernetes.io/zone';

/** The pod's endpoint, in the place where its node is. The pod must have an address. */
export function toEndpoint(pod: Pod, service: Service, node: Node | undefined): Endpoint {
  const serving = isPodReady(pod);
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const publishes = service.spec?.publishNotReadyAddresses === true;
  const nodeName = pod.spec?.nodeName;
  const zone = node?.metadata.labels?.[zoneLabel];
  const hostname = endpointHostname(pod, service);
  const { name = '', namespace = '', uid = '' } = pod.metadata;
  const ready = publishes || (serving && !terminating);
  const hints = ready ? hintsOf(service, { zone, nodeName }) : undefined;
  const targetRef = { kind: 'Pod', namespace, name, uid };
  const addresses = [pod.status?.podIP ?? ''];
  const conditions = { ready, serving, terminating };
  const isPlain = hostname === undefined && hints === undefined;
  if (isPlain && nodeName !== undefined && zone !== undefined) {
    return { addresses, conditions, targetRef, nodeName, zone };
  }
  return {
    addresses,
    conditions,
    ...(hostname === undefined ? {} : { hostname }),
    targetRef,
    ...(nodeName === undefined ? {} : { nodeName }),
    ...(zone === undefined ? {} : { zone }),
    ...(hints === undefined ? {} : { hints }),
  };
}

/** Whether a Service asks for hints by zone. */
export function isTopologyAuto({ metadata }: Service): boolean {
  const mode =
    metadata.annotations?.['service.kubernetes.io/topology-aware-hints'] ??
    metadata.annotations?.['service.kubernetes.io/topology-mode'];
  return mode === 'Auto' || mode === 'auto';
}

/** Whether two endpoints of one address say the same. */
export function isSameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return (
    a.conditions?.ready === b.conditions?.ready &&
    a.conditions?.serving === b.conditions?.serving &&
    a.conditions?.terminating === b.conditions?.terminating &&
    a.hostname === b.hostname &&
    a.nodeName === b.nodeName &&
    a.zone === b.zone &&
    a.targetRef?.uid === b.targetRef?.uid &&
    JSON.stringify(a.hints) === JSON.stringify(b.hints)
  );
}

/** trafficDistribution in words for the proxies; only ready endpoints have it. Topology-mode Auto goes before it. */
function hintsOf(
  service: Service,
  { zone, nodeName }: { readonly zone: string | undefined; readonly nodeName: string | undefined },
): Endpoint['hints'] {
  const forZones = zone === undefined ? {} : { forZones: [{ name: zone }] };
  switch (isTopologyAuto(service) ? undefined : service.spec?.trafficDistribution) {
    case 'PreferSameZone':
    case 'PreferClose':
      return zone === undefined ? undefined : forZones;
    case 'PreferSameNode':
      return nodeName === undefined ? undefined : { ...forZones, forNodes: [{ name: nodeName }] };
    default:
      return undefined;
  }
}
