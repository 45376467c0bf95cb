// Counters that devices of a pool share: a device is free only while what it consumes of them is left.
// After dynamic-resource-allocation/structured: checkAvailableCounters.

import { parseQuantity } from '../../core/kubernetes/quantity.js';
import type { Device, ResourceSlice } from '../../schemas/built/types.js';
import type { KnownDevice } from './devices.js';

/** Amounts in billionths by `set/counter`. */
export type CounterAmounts = ReadonlyMap<string, bigint>;

/** What each pool has, less what its devices in use consume. Pools without counters are left out. */
export function availableCounters(
  slices: readonly ResourceSlice[],
  devicesOf: (slice: ResourceSlice) => readonly KnownDevice[],
  isInUse: (id: string) => boolean,
): ReadonlyMap<string, CounterAmounts> {
  const pools = new Map<string, Map<string, bigint>>();
  for (const { spec } of slices) {
    for (const { name, counters } of spec.sharedCounters ?? []) {
      const key = poolKey(spec.driver, spec.pool.name);
      const amounts = pools.get(key) ?? new Map<string, bigint>();
      pools.set(key, amounts);
      for (const [counter, { value }] of Object.entries(counters)) {
        amounts.set(`${name}/${counter}`, nanoOf(value));
      }
    }
  }
  for (const slice of pools.size === 0 ? [] : slices) {
    const amounts = pools.get(poolKey(slice.spec.driver, slice.spec.pool.name));
    for (const { device, id } of amounts === undefined ? [] : devicesOf(slice)) {
      for (const [counter, amount] of isInUse(id) ? consumedCounters(device) : []) {
        amounts?.set(counter, (amounts.get(counter) ?? 0n) - amount);
      }
    }
  }
  return pools;
}

/** Whether the counters are enough for all of the devices, which are of one pool. */
export function areEnough(
  available: CounterAmounts | undefined,
  devices: readonly Device[],
): boolean {
  const wanted = new Map<string, bigint>();
  for (const device of devices) {
    for (const [counter, amount] of consumedCounters(device)) {
      wanted.set(counter, (wanted.get(counter) ?? 0n) + amount);
    }
  }
  return [...wanted].every(([counter, amount]) => amount <= (available?.get(counter) ?? -1n));
}

/** The key of a pool. */
export function poolKey(driver: string, pool: string): string {
  return `${driver}/${pool}`;
}

function consumedCounters({ consumesCounters = [] }: Device): readonly [string, bigint][] {
  return consumesCounters.flatMap(({ counterSet, counters }) =>
    Object.entries(counters).map(([counter, { value }]): [string, bigint] => [
      `${counterSet}/${counter}`,
      nanoOf(value),
    ]),
  );
}

function nanoOf(value: string | number): bigint {
  return parseQuantity(value)?.nano ?? 0n;
}
