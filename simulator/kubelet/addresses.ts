// Pod addresses: a /24 per node, as its podCIDR says; a node that needs more takes spare ranges.

import type { Node } from '../../schemas/built/types.js';

const hostsPerRange = 253;
/** Ranges for nodes without a podCIDR, or with more pods than one holds: 10.112.0.0/12. */
const spareBase = 10 * 2 ** 24 + 112 * 2 ** 16;
const spareRanges = 4096;

/** Hands out addresses, each to one pod at a time; the longest unused first. */
export class PodAddresses {
  readonly #ranges = new Map<string, Range>();
  readonly #nodeOf = new Map<string, string>();
  #spare = 0;

  /** An address for a pod on the node. */
  allocate(node: Node): string {
    const name = node.metadata?.name ?? '';
    let range = this.#ranges.get(name);
    if (range === undefined) {
      range = { bases: [], next: 0, free: [] };
      this.#ranges.set(name, range);
      const base = baseOf(node.spec?.podCIDR);
      if (base !== undefined) {
        range.bases.push(base);
      }
    }
    const address = this.#take(range);
    this.#nodeOf.set(address, name);
    return address;
  }

  release(address: string): void {
    const name = this.#nodeOf.get(address);
    if (name !== undefined) {
      this.#nodeOf.delete(address);
      this.#ranges.get(name)?.free.push(address);
    }
  }

  #take(range: Range): string {
    if (range.next < range.bases.length * hostsPerRange) {
      const base = range.bases[Math.floor(range.next / hostsPerRange)] ?? 0;
      const address = toText(base + 2 + (range.next % hostsPerRange));
      range.next++;
      return address;
    }
    const reused = range.free.shift();
    if (reused !== undefined) {
      return reused;
    }
    range.bases.push(spareBase + (this.#spare++ % spareRanges) * 256);
    return this.#take(range);
  }
}

interface Range {
  readonly bases: number[];
  next: number;
  readonly free: string[];
}

function baseOf(cidr: string | undefined): number | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\//.exec(cidr ?? '');
  if (match === null) {
    return undefined;
  }
  const [, a, b, c, d] = match.map(Number);
  return (((a ?? 0) * 256 + (b ?? 0)) * 256 + (c ?? 0)) * 256 + (d ?? 0);
}

function toText(address: number): string {
  return [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');
}
