// The devices there are, from the ResourceSlices of their drivers, and which of them are given away.
// After dynamic-resource-allocation/structured: GatherPools.

import { parseQuantity } from '../../core/kubernetes/quantity.js';
import type {
  Device,
  Node,
  NodeSelector,
  ResourceClaim,
  ResourceSlice,
} from '../../schemas/built/types.js';
import type { Cluster } from '../kernel/types.js';
import { matchesNodeTerms } from '../scheduler/state/labelMatch.js';
import type { Amounts } from './capacity.js';
import { availableCounters, type CounterAmounts } from './counters.js';
import { resourceClaimKind } from './podClaims.js';

const sliceKind = 'resource.k8s.io/ResourceSlice';

/** From where a device can be used. */
export interface Reach {
  readonly nodeName?: string | undefined;
  readonly nodeSelector?: NodeSelector | undefined;
  readonly allNodes?: boolean | undefined;
}

/** One device with the names it is known by. */
export interface KnownDevice {
  readonly driver: string;
  readonly pool: string;
  readonly device: Device;
  readonly reach: Reach;
  /** Driver, pool and name. */
  readonly id: string;
}

/** The devices of a moment. */
export interface DeviceTable {
  /** Those that can be used from the node, in the order of their pools. */
  near(node: Node): readonly KnownDevice[];
  /** Ids of devices that one claim has for itself. */
  readonly taken: ReadonlySet<string>;
  /** What claims consume of devices that serve several, by their ids. */
  readonly shared: ReadonlyMap<string, readonly Amounts[]>;
  /** What is left of the counters of pools. */
  readonly counters: ReadonlyMap<string, CounterAmounts>;
}

/** Reads all slices and claims. */
export function readDevices(cluster: Cluster): DeviceTable {
  const byNode = new Map<string, KnownDevice[]>();
  const elsewhere: KnownDevice[] = [];
  const slices = completeSlices(cluster.list<ResourceSlice>(sliceKind));
  const devicesIn = (slice: ResourceSlice) => derived(slice, devicesBySlice, devicesOf);
  for (const slice of slices) {
    for (const known of devicesIn(slice)) {
      const { nodeName } = known.reach;
      if (nodeName === undefined) {
        elsewhere.push(known);
        continue;
      }
      const others = byNode.get(nodeName) ?? [];
      others.push(known);
      byNode.set(nodeName, others);
    }
  }
  const { taken, shared } = devicesInUse(cluster.list<ResourceClaim>(resourceClaimKind));
  return {
    near: node => [
      ...(byNode.get(node.metadata.name ?? '') ?? []),
      ...elsewhere.filter(({ reach }) => reaches(reach, node)),
    ],
    taken,
    shared,
    counters: availableCounters(slices, devicesIn, id => taken.has(id) || shared.has(id)),
  };
}

const devicesBySlice = new WeakMap<ResourceSlice, readonly KnownDevice[]>();
const usesByClaim = new WeakMap<ResourceClaim, readonly Use[]>();

/** Objects do not change: what was derived from one stays true. */
function derived<K extends object, V>(from: K, by: WeakMap<K, V>, derive: (from: K) => V): V {
  const known = by.get(from) ?? derive(from);
  by.set(from, known);
  return known;
}

/** A device that a claim has, or its part of it. */
interface Use {
  readonly id: string;
  readonly consumed: Amounts | undefined;
}

function devicesInUse(claims: readonly ResourceClaim[]): Pick<DeviceTable, 'taken' | 'shared'> {
  const taken = new Set<string>();
  const shared = new Map<string, Amounts[]>();
  for (const claim of claims) {
    for (const { id, consumed } of derived(claim, usesByClaim, usesOf)) {
      if (consumed === undefined) {
        taken.add(id);
        continue;
      }
      const others = shared.get(id) ?? [];
      others.push(consumed);
      shared.set(id, others);
    }
  }
  return { taken, shared };
}

function usesOf({ status }: ResourceClaim): readonly Use[] {
  return (status?.allocation?.devices?.results ?? [])
    .filter(({ adminAccess }) => adminAccess !== true)
    .map(({ driver, pool, device, shareID, consumedCapacity = {} }) => ({
      id: idOf(driver, pool, device),
      consumed: shareID === undefined ? undefined : amountsFrom(consumedCapacity),
    }));
}

function amountsFrom(quantities: Readonly<Record<string, string | number>>): Amounts {
  return new Map(
    Object.entries(quantities).map(([name, value]) => [name, parseQuantity(value)?.nano ?? 0n]),
  );
}

/** The newest generation of each pool, where all its slices are there; sorted by driver, pool and name. */
function completeSlices(slices: readonly ResourceSlice[]): readonly ResourceSlice[] {
  const pools = new Map<string, ResourceSlice[]>();
  for (const slice of slices) {
    const key = `${slice.spec.driver}/${slice.spec.pool.name}`;
    const [known, ...others] = pools.get(key) ?? [];
    const newer = slice.spec.pool.generation - (known?.spec.pool.generation ?? 0);
    if (known === undefined || newer > 0) {
      pools.set(key, [slice]);
    } else if (newer === 0) {
      pools.set(key, [known, ...others, slice]);
    }
  }
  return [...pools]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, found]) => (found[0]?.spec.pool.resourceSliceCount === found.length ? found : []));
}

function devicesOf({ spec }: ResourceSlice): readonly KnownDevice[] {
  return (spec.devices ?? []).map(device => ({
    driver: spec.driver,
    pool: spec.pool.name,
    device,
    reach: spec.perDeviceNodeSelection === true ? device : spec,
    id: idOf(spec.driver, spec.pool.name, device.name),
  }));
}

function reaches({ allNodes, nodeSelector }: Reach, { metadata }: Node): boolean {
  return (
    allNodes === true ||
    (nodeSelector !== undefined &&
      matchesNodeTerms(nodeSelector.nodeSelectorTerms, metadata.labels ?? {}, metadata.name ?? ''))
  );
}

function idOf(driver: string, pool: string, device: string): string {
  return `${driver}/${pool}/${device}`;
}
