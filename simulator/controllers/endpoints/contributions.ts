// What the pods of one Service add to its Endpoints, kept sorted: one pod's change costs its place, not a sort of all.

import { addressesMax, type Contribution, packSubsets, toSubsets } from './subsets.js';

/** A contribution in its place. Of equal addresses the earlier one comes first. */
interface Placed {
  readonly contribution: Contribution;
  readonly arrival: number;
}

/** Contributions that serve the same ports, by address. */
interface Group {
  readonly ready: Placed[];
  readonly notReady: Placed[];
}

/** The contributions of one Service by pod. */
export class Contributions {
  readonly #byPod = new Map<string, Placed>();
  readonly #groups = new Map<string, Group>();
  #arrivals = 0;

  of(pod: string): Contribution | undefined {
    return this.#byPod.get(pod)?.contribution;
  }

  /** Undefined: the pod adds nothing. */
  set(pod: string, contribution: Contribution | undefined): void {
    const before = this.#byPod.get(pod);
    if (before?.contribution === contribution) {
      return;
    }
    if (before !== undefined) {
      this.#remove(before);
    }
    if (contribution === undefined) {
      this.#byPod.delete(pod);
      return;
    }
    const placed = { contribution, arrival: before?.arrival ?? this.#arrivals++ };
    this.#byPod.set(pod, placed);
    const { portKey } = contribution;
    const group = this.#groups.get(portKey) ?? { ready: [], notReady: [] };
    this.#groups.set(portKey, group);
    const list = listOf(group, contribution);
    list.splice(placeOf(list, placed), 0, placed);
  }

  /** As `toSubsets` makes them. */
  subsets(): ReturnType<typeof toSubsets> {
    if (this.#byPod.size > addressesMax) {
      return toSubsets([...this.#byPod.values()].map(({ contribution }) => contribution));
    }
    const keys = [...this.#groups.keys()].sort();
    const groups = keys.map(key => {
      const { ready = [], notReady = [] } = this.#groups.get(key) ?? {};
      return { ready: ready.map(contributionIn), notReady: notReady.map(contributionIn) };
    });
    return { subsets: packSubsets(groups), truncated: false };
  }

  #remove(placed: Placed): void {
    const { portKey } = placed.contribution;
    const group = this.#groups.get(portKey);
    if (group === undefined) {
      return;
    }
    const list = listOf(group, placed.contribution);
    list.splice(placeOf(list, placed), 1);
    if (group.ready.length + group.notReady.length === 0) {
      this.#groups.delete(portKey);
    }
  }
}

function listOf({ ready, notReady }: Group, contribution: Contribution): Placed[] {
  return contribution.ready ? ready : notReady;
}

/** Where it stands, or belongs. */
function placeOf(list: readonly Placed[], placed: Placed): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(list[middle] as Placed, placed)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function isBefore(a: Placed, b: Placed): boolean {
  const difference = a.contribution.order - b.contribution.order;
  return difference < 0 || (difference === 0 && a.arrival < b.arrival);
}

function contributionIn({ contribution }: Placed): Contribution {
  return contribution;
}
