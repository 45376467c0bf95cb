// The order in which the control plane keeps the ports of endpoints: by the hash of their printed form.
// After staging/endpointslice/util: NewPortMapKey, and pkg/api/v1/endpoints: SortSubsets.

import type { DiscoveryEndpointPort, EndpointPort } from '../../schemas/built/types.js';
import { fnv1a128 } from './fnv.js';

/** The ports of an EndpointSlice in their order. */
export function inSliceOrder(
  ports: readonly DiscoveryEndpointPort[],
): readonly DiscoveryEndpointPort[] {
  return byHash(
    ports,
    ({ name = '', protocol = 'TCP', port, appProtocol = '<nil>' }) =>
      `Name:(*string)${name} Protocol:(*v1.Protocol)${protocol} Port:(*int32)${port} ` +
      `AppProtocol:(*string)${appProtocol}`,
  );
}

/** The ports of a subset of an Endpoints object in their order. */
export function inSubsetOrder(ports: readonly EndpointPort[]): readonly EndpointPort[] {
  return byHash(
    ports,
    ({ name = '', protocol = 'TCP', port, appProtocol = '<nil>' }) =>
      `Name:(string)${name} Port:(int32)${port} Protocol:(v1.Protocol)${protocol} ` +
      `AppProtocol:(*string)${appProtocol}`,
  );
}

function byHash<T>(ports: readonly T[], print: (port: T) => string): readonly T[] {
  if (ports.length < 2) {
    return ports;
  }
  return ports
    .map(port => ({ port, hash: fnv1a128(`(v1.EndpointPort){${print(port)}}`) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ port }) => port);
}
