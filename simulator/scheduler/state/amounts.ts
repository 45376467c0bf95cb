// Resource amounts as numbers, and what a pod asks of a node. For the scheduler and the kubelet.

import { milliNumber, unitNumber } from '../../../core/kubernetes/quantity.js';
import type { Container, PodSpec } from '../../../schemas/built/types.js';

/** Resource amounts: cpu in thousandths, everything else in whole units (bytes, pieces). */
export interface Amounts {
  readonly milliCpu: number;
  readonly memory: number;
  readonly ephemeralStorage: number;
  /** Extended resources and huge pages by name; zero amounts are left out. */
  readonly extended: ReadonlyMap<string, number>;
}

type ResourceList = Readonly<Record<string, string | number>> | undefined;

/** What a container without a request counts as when nodes are scored. */
const defaultMilliCpu = 100;
const defaultMemory = 200 * 1024 * 1024;

/** An amount of nothing. */
export const noAmounts: Amounts = {
  milliCpu: 0,
  memory: 0,
  ephemeralStorage: 0,
  extended: new Map(),
};

/** Reads `{cpu: 500m, memory: 1Gi}`; `pods` is left out. */
export function toAmounts(list: ResourceList): Amounts {
  if (list === undefined) {
    return noAmounts;
  }
  const extended = new Map<string, number>();
  for (const [name, value] of Object.entries(list)) {
    if (name !== 'cpu' && name !== 'memory' && name !== 'ephemeral-storage' && name !== 'pods') {
      const amount = wholeOf(value);
      if (amount > 0) {
        extended.set(name, amount);
      }
    }
  }
  return {
    milliCpu: milliOf(list['cpu']),
    memory: wholeOf(list['memory']),
    ephemeralStorage: wholeOf(list['ephemeral-storage']),
    extended,
  };
}

/** What a pod asks for: the larger of what runs together and what each init step needs, plus overhead. */
export function podRequests(spec: PodSpec): Amounts {
  return aggregate(spec, container => toAmounts(container.resources?.requests));
}

/** As `podRequests`, but containers that ask for no cpu or memory count as 100m and 200Mi. */
export function scoredRequests(spec: PodSpec): Amounts {
  return aggregate(spec, container => {
    const requests = container.resources?.requests;
    const amounts = toAmounts(requests);
    return {
      ...amounts,
      milliCpu: requests?.['cpu'] === undefined ? defaultMilliCpu : amounts.milliCpu,
      memory: requests?.['memory'] === undefined ? defaultMemory : amounts.memory,
    };
  });
}

/** The amount of a resource by its name. */
export function amountOf(amounts: Amounts, resource: string): number {
  switch (resource) {
    case 'cpu':
      return amounts.milliCpu;
    case 'memory':
      return amounts.memory;
    case 'ephemeral-storage':
      return amounts.ephemeralStorage;
    default:
      return amounts.extended.get(resource) ?? 0;
  }
}

/** A quantity in thousandths, rounded up; 0 where there is none. */
export function milliOf(value: string | number | undefined): number {
  return value === undefined ? 0 : milliNumber(value);
}

/** A quantity in whole units, rounded up; 0 where there is none. */
export function wholeOf(value: string | number | undefined): number {
  return value === undefined ? 0 : unitNumber(value);
}

function aggregate(spec: PodSpec, amountsOf: (container: Container) => Amounts): Amounts {
  let running = noAmounts;
  for (const container of spec.containers) {
    running = plus(running, amountsOf(container));
  }
  let sidecars = noAmounts;
  let peak = noAmounts;
  for (const container of spec.initContainers ?? []) {
    const own = amountsOf(container);
    if (container.restartPolicy === 'Always') {
      running = plus(running, own);
      sidecars = plus(sidecars, own);
      peak = larger(peak, sidecars);
    } else {
      peak = larger(peak, plus(own, sidecars));
    }
  }
  const containers = withPodLevel(larger(running, peak), spec.resources?.requests);
  return spec.overhead === undefined ? containers : plus(containers, toAmounts(spec.overhead));
}

/** Pod-level requests decide alone for the resources they name. */
function withPodLevel(containers: Amounts, list: ResourceList): Amounts {
  if (list === undefined) {
    return containers;
  }
  return {
    ...containers,
    milliCpu: list['cpu'] === undefined ? containers.milliCpu : milliOf(list['cpu']),
    memory: list['memory'] === undefined ? containers.memory : wholeOf(list['memory']),
  };
}

function plus(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, (x, y) => x + y);
}

function larger(a: Amounts, b: Amounts): Amounts {
  return combine(a, b, Math.max);
}

function combine(a: Amounts, b: Amounts, of: (x: number, y: number) => number): Amounts {
  return {
    milliCpu: of(a.milliCpu, b.milliCpu),
    memory: of(a.memory, b.memory),
    ephemeralStorage: of(a.ephemeralStorage, b.ephemeralStorage),
    extended: combineExtended(a.extended, b.extended, of),
  };
}

function combineExtended(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  of: (x: number, y: number) => number,
): ReadonlyMap<string, number> {
  if (b.size === 0) {
    return a;
  }
  const result = new Map(a);
  for (const [name, amount] of b) {
    result.set(name, of(result.get(name) ?? 0, amount));
  }
  return result;
}
