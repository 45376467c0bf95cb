// The canonical layout of subsets that a person wrote: one subset for each set of addresses. Pure.
// After pkg/api/v1/endpoints: RepackSubsets.

import type {
  EndpointAddress,
  EndpointPort,
  EndpointSubset,
} from '../../../schemas/built/types.js';

interface Served {
  readonly port: EndpointPort | undefined;
  /** By address and identity. */
  readonly addresses: Map<string, { readonly address: EndpointAddress; readonly ready: boolean }>;
}

/** Ports that the same addresses serve stand together; of an address named twice, not ready counts. */
export function repackSubsets(subsets: readonly EndpointSubset[]): readonly EndpointSubset[] {
  const byPort = new Map<string, Served>();
  for (const { ports = [], addresses = [], notReadyAddresses = [] } of subsets) {
    for (const port of ports.length === 0 ? [undefined] : ports) {
      const key = JSON.stringify(port ?? '');
      const served = byPort.get(key) ?? { port, addresses: new Map() };
      byPort.set(key, served);
      for (const address of addresses) {
        note(served, address, true);
      }
      for (const address of notReadyAddresses) {
        note(served, address, false);
      }
    }
  }
  const groups = new Map<string, Served[]>();
  for (const served of byPort.values()) {
    const key = JSON.stringify([...served.addresses].map(([of, { ready }]) => [of, ready]).sort());
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [served]);
    } else {
      group.push(served);
    }
  }
  return [...groups.values()].map(toSubset);
}

function note({ addresses }: Served, address: EndpointAddress, ready: boolean): void {
  const key = `${address.ip} ${address.targetRef?.uid ?? ''}`;
  const known = addresses.get(key);
  if (known === undefined || known.ready) {
    addresses.set(key, { address: known?.address ?? address, ready });
  }
}

function toSubset(group: readonly Served[]): EndpointSubset {
  const all = [...(group[0]?.addresses.values() ?? [])];
  return {
    addresses: all.filter(({ ready }) => ready).map(({ address }) => address),
    notReadyAddresses: all.filter(({ ready }) => !ready).map(({ address }) => address),
    ports: group.flatMap(({ port }) => (port === undefined ? [] : [port])),
  };
}
