// Hands out numbers of a range as the API server does: at random from the upper band, the lower one when that is full.

import type { Random } from '../../kernel/types.js';

/** The range and its lower, static band. `first` and `last` are inclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
  /** How many of the first numbers are left to those who ask for them by name. */
  readonly staticCount: number;
}

/** Numbers of one range, each held by at most one owner. */
export class Allocator {
  readonly range: Range;
  readonly #taken = new Set<number>();

  constructor(range: Range) {
    this.range = range;
  }

  get takenCount(): number {
    return this.#taken.size;
  }

  contains(value: number, { first, last }: Range = this.range): boolean {
    return value >= first && value <= last;
  }

  isTaken(value: number): boolean {
    return this.#taken.has(value);
  }

  take(value: number): void {
    this.#taken.add(value);
  }

  release(value: number): void {
    this.#taken.delete(value);
  }

  /** A free number that is not in `reserved`, undefined when the range is used up. Does not take it. */
  propose(
    random: Random,
    reserved: ReadonlySet<number> = new Set(),
    range: Range = this.range,
  ): number | undefined {
    const { first, last, staticCount } = range;
    const isFree = (value: number) => !this.#taken.has(value) && !reserved.has(value);
    const upper = first + staticCount;
    return (
      scan(upper, last, { start: random.next(last - upper + 1), isFree }) ??
      scan(first, upper - 1, { start: random.next(Math.max(staticCount, 1)), isFree })
    );
  }
}

function scan(
  first: number,
  last: number,
  from: { readonly start: number; readonly isFree: (value: number) => boolean },
): number | undefined {
  const size = last - first + 1;
  for (let step = 0; step < size; step++) {
    const value = first + ((from.start + step) % size);
    if (from.isFree(value)) {
      return value;
    }
  }
  return undefined;
}
