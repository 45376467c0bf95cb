// The devices there are, from the ResourceSlices of their drivers, and which of them are given away.
// After dynamic-resource-allocation/structured: GatherPools.

import type {
  Device,
  Node,
  NodeSelector,
  ResourceClaim,
  ResourceSlice,
} from '../../schemas/built/types.js';
import type { Cluster } from '../kernel/types.js';
import { matchesNodeTerms } from '../scheduler/state/labelMatch.js';
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
  /** Ids of devices in use. */
  readonly taken: ReadonlySet<string>;
}

/** Reads all slices and claims. */
export function readDevices(cluster: Cluster): DeviceTable {
  const byNode = new Map<string, KnownDevice[]>();
  const shared: KnownDevice[] = [];
  for (const slice of completeSlices(cluster.list<ResourceSlice>(sliceKind))) {
    for (const known of derived(slice, devicesBySlice, devicesOf)) {
      const { nodeName } = known.reach;
      if (nodeName === undefined) {
        shared.push(known);
        continue;
      }
      const others = byNode.get(nodeName) ?? [];
      others.push(known);
      byNode.set(nodeName, others);
    }
  }
  return {
    near: node => [
      ...(byNode.get(node.metadata.name ?? '') ?? []),
      ...shared.filter(({ reach }) => reaches(reach, node)),
    ],
    taken: takenDevices(cluster.list<ResourceClaim>(resourceClaimKind)),
  };
}

const devicesBySlice = new WeakMap<ResourceSlice, readonly KnownDevice[]>();
const idsByClaim = new WeakMap<ResourceClaim, readonly string[]>();

/** Objects do not change: what was derived from one stays true. */
function derived<K extends object, V>(from: K, by: WeakMap<K, V>, derive: (from: K) => V): V {
  const known = by.get(from) ?? derive(from);
  by.set(from, known);
  return known;
}

function takenDevices(claims: readonly ResourceClaim[]): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const claim of claims) {
    for (const id of derived(claim, idsByClaim, idsOf)) {
      taken.add(id);
    }
  }
  return taken;
}

function idsOf({ status }: ResourceClaim): readonly string[] {
  return (status?.allocation?.devices?.results ?? [])
    .filter(({ adminAccess }) => adminAccess !== true)
    .map(({ driver, pool, device }) => idOf(driver, pool, device));
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
