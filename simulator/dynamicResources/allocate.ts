// Which devices claims would get on a node: tries one after the other, and takes back what leads nowhere.
// After dynamic-resource-allocation/structured: Allocator.

import { attributeOf, matchesDevice } from '../../core/cel/deviceSelector.js';
import type {
  AllocationResult,
  DeviceConstraint,
  Node,
  ResourceClaim,
} from '../../schemas/built/types.js';
import { tolerates } from '../scheduler/state/tolerations.js';
import { allocationOf, type Grant, type Wish } from './allocation.js';
import { type Amounts, consumptionOf, hasCapacity, toAmounts } from './capacity.js';
import { areEnough, poolKey } from './counters.js';
import type { DeviceTable, KnownDevice } from './devices.js';

/** Each request of all claims with its alternatives, best first. */
export type Wishes = readonly (readonly Wish[])[];

/** An allocation for each claim in their order; undefined where the node has not the devices; a fault in words. */
export function allocate(
  claims: readonly ResourceClaim[],
  wishes: Wishes,
  { devices, node }: { readonly devices: DeviceTable; readonly node: Node },
): readonly AllocationResult[] | string | undefined {
  const search = new Search(wishes, devices.near(node), devices);
  const found = search.run();
  return typeof found === 'object' ? claims.map(claim => allocationOf(claim, found, node)) : found;
}

/** Attempts after which a search is given up: claims that ask for much of many alike. */
const stepsMax = 20_000;

class Search {
  readonly #wishes: Wishes;
  readonly #near: readonly KnownDevice[];
  readonly #devices: DeviceTable;
  readonly #servesSeveral: boolean;
  readonly #grants: Grant[] = [];
  readonly #used = new Set<string>();
  #fault: string | undefined;
  #steps = 0;

  constructor(wishes: Wishes, near: readonly KnownDevice[], devices: DeviceTable) {
    this.#wishes = wishes;
    this.#near = near;
    this.#devices = devices;
    this.#servesSeveral = near.some(isForSeveral);
  }

  run(): readonly Grant[] | string | undefined {
    const isServed = this.#serve(0);
    return this.#fault ?? (isServed ? this.#grants : undefined);
  }

  /** Serves this and all later requests. */
  #serve(index: number): boolean {
    const alternatives = this.#wishes[index];
    if (alternatives === undefined) {
      return true;
    }
    return alternatives.some(wish => {
      if (wish.ask.allocationMode !== 'All') {
        return this.#fill(index, { wish, from: 0, left: wish.ask.count ?? 1 });
      }
      const fitting = this.#near.filter(known => this.#fits(wish, known));
      return fitting.length > 0 && this.#takeAll(index, wish, fitting);
    });
  }

  /** Takes so many more of the devices from there on, and serves the rest. */
  #fill(index: number, { wish, from, left }: Filling): boolean {
    if (left === 0) {
      return this.#serve(index + 1);
    }
    const needed = this.#servesSeveral ? 1 : left;
    for (let at = from; at <= this.#near.length - needed; at++) {
      const found = this.#near[at];
      if (found === undefined || !this.#isFree(wish, found) || !this.#fits(wish, found)) {
        continue;
      }
      if (this.#fault !== undefined || this.#steps++ > stepsMax) {
        return false;
      }
      if (this.#take({ wish, found })) {
        const next = isForSeveral(found) ? at : at + 1;
        if (this.#fill(index, { wish, from: next, left: left - 1 })) {
          return true;
        }
        this.#giveBack();
      }
    }
    return false;
  }

  #takeAll(index: number, wish: Wish, fitting: readonly KnownDevice[]): boolean {
    const before = this.#grants.length;
    if (fitting.every(found => this.#take({ wish, found })) && this.#serve(index + 1)) {
      return true;
    }
    while (this.#grants.length > before) {
      this.#giveBack();
    }
    return false;
  }

  #take({ wish, found }: Grant): boolean {
    if (!this.#isFree(wish, found)) {
      return false;
    }
    const { device, driver, id } = found;
    const isAdmin = wish.ask.adminAccess === true;
    const wanted = consumptionOf(device, driver, wish.ask.capacity?.requests);
    if (wanted === undefined || !hasCapacity(device, wanted, isAdmin ? [] : this.#partsOf(id))) {
      return false;
    }
    const consumed = isForSeveral(found) && !isAdmin ? wanted : undefined;
    const grant: Grant = { wish, found, consumed };
    const others = this.#grants.filter(other => other.wish.claim === wish.claim);
    const constraints = wish.claim.spec.devices?.constraints ?? [];
    const holdsAll = constraints.every(constraint => holds(constraint, others, grant));
    if (!holdsAll || !(isAdmin || this.#hasCounters(found))) {
      return false;
    }
    this.#grants.push(grant);
    if (!isAdmin && consumed === undefined) {
      this.#used.add(id);
    }
    return true;
  }

  /** What claims and this search take of a device that serves several. */
  #partsOf(id: string): readonly Amounts[] {
    const granted = this.#grants.flatMap(({ found, consumed }) =>
      found.id === id && consumed !== undefined ? [toAmounts(consumed)] : [],
    );
    return [...(this.#devices.shared.get(id) ?? []), ...granted];
  }

  /** Whether the pool's counters are enough for the device beside those that this search took. */
  #hasCounters(added: KnownDevice): boolean {
    if (added.device.consumesCounters === undefined) {
      return true;
    }
    const key = poolKey(added.driver, added.pool);
    const fresh = [...this.#grants.map(({ found }) => found), added].filter(
      ({ driver, pool, id }) => poolKey(driver, pool) === key && !this.#devices.shared.has(id),
    );
    const distinct = new Map(fresh.map(({ id, device }) => [id, device]));
    return areEnough(this.#devices.counters.get(key), [...distinct.values()]);
  }

  #isFree({ ask }: Wish, { id }: KnownDevice): boolean {
    return ask.adminAccess === true || !(this.#used.has(id) || this.#devices.taken.has(id));
  }

  #giveBack(): void {
    const grant = this.#grants.pop();
    if (grant !== undefined && grant.wish.ask.adminAccess !== true && !grant.consumed) {
      this.#used.delete(grant.found.id);
    }
  }

  /** Whether class and request select the device. */
  #fits({ claim, ask, deviceClass }: Wish, { driver, device }: KnownDevice): boolean {
    const isBorne = (device.taints ?? []).every(
      taint =>
        (taint.effect !== 'NoSchedule' && taint.effect !== 'NoExecute') ||
        (ask.tolerations ?? []).some(toleration => tolerates(toleration, taint)),
    );
    const groups = [
      { selectors: deviceClass.spec.selectors, of: `class ${deviceClass.metadata.name}` },
      { selectors: ask.selectors, of: `claim ${claim.metadata.namespace}/${claim.metadata.name}` },
    ];
    return (
      isBorne &&
      groups.every(({ selectors = [], of }) =>
        selectors.every(({ cel }, index) => {
          const match = matchesDevice(cel?.expression ?? 'true', driver, device);
          if (typeof match === 'object') {
            this.#fault ??= `${of}: selector #${index}: CEL runtime error: ${match.fault}`;
            return false;
          }
          return match;
        }),
      )
    );
  }
}

/** Whether several claims may have parts of the device. */
function isForSeveral({ device }: KnownDevice): boolean {
  return device.allowMultipleAllocations === true;
}

interface Filling {
  readonly wish: Wish;
  readonly from: number;
  readonly left: number;
}

/** Whether a constraint between the devices of a claim still holds with one more. */
function holds(
  { requests = [], matchAttribute, distinctAttribute }: DeviceConstraint,
  others: readonly Grant[],
  added: Grant,
): boolean {
  const concerns = ({ wish: { name } }: Grant) =>
    requests.length === 0 || requests.includes(name) || requests.includes(name.split('/')[0] ?? '');
  const attribute = matchAttribute ?? distinctAttribute;
  if (attribute === undefined || !concerns(added)) {
    return true;
  }
  const value = attributeText(added, attribute);
  return (
    value !== undefined &&
    others
      .filter(concerns)
      .every(
        other => (attributeText(other, attribute) === value) === (matchAttribute !== undefined),
      )
  );
}

function attributeText(
  { found: { driver, device } }: Grant,
  attribute: string,
): string | undefined {
  const value = attributeOf(driver, device, attribute);
  return value === undefined ? undefined : JSON.stringify(value);
}
