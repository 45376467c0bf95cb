// A set of small whole numbers that finds its lowest and highest members without looking at each: the ordinals of a
// StatefulSet's pods that stand alike.

const bitsPerWord = 32;
const allBits = -1;

/** Numbers from 0; memory and searches cost a thirty-second of the highest ever added. */
export class OrdinalSet {
  readonly #words: number[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(ordinal: number): boolean {
    return ((this.#words[wordOf(ordinal)] ?? 0) & bitOf(ordinal)) !== 0;
  }

  add(ordinal: number): void {
    const word = wordOf(ordinal);
    while (this.#words.length <= word) {
      this.#words.push(0);
    }
    if (!this.has(ordinal)) {
      this.#words[word] = (this.#words[word] ?? 0) | bitOf(ordinal);
      this.#size++;
    }
  }

  delete(ordinal: number): void {
    if (this.has(ordinal)) {
      const word = wordOf(ordinal);
      this.#words[word] = (this.#words[word] ?? 0) & ~bitOf(ordinal);
      this.#size--;
    }
  }

  /** The lowest member in [from, end). */
  lowest(from: number, end: number): number | undefined {
    return this.#firstBit(from, Math.min(end, this.#words.length * bitsPerWord), 0);
  }

  /** The lowest number in [from, end) that is no member. */
  lowestAbsent(from: number, end: number): number | undefined {
    return this.#firstBit(from, end, allBits);
  }

  /** The highest member in [from, end). */
  highest(from: number, end: number): number | undefined {
    const last = Math.min(end, this.#words.length * bitsPerWord) - 1;
    for (let word = wordOf(last); last >= from && word >= wordOf(from); word--) {
      const bits = (this.#words[word] ?? 0) & (word === wordOf(last) ? bitsUpTo(last) : allBits);
      if (bits !== 0) {
        const ordinal = word * bitsPerWord + bitsPerWord - 1 - Math.clz32(bits);
        return ordinal < from ? undefined : ordinal;
      }
    }
    return undefined;
  }

  /** The lowest bit in [from, end) that is set once `flip` was applied. */
  #firstBit(from: number, end: number, flip: number): number | undefined {
    for (let word = wordOf(from); word * bitsPerWord < end; word++) {
      const mask = word === wordOf(from) ? allBits << (from % bitsPerWord) : allBits;
      const bits = ((this.#words[word] ?? 0) ^ flip) & mask;
      if (bits !== 0) {
        const ordinal = word * bitsPerWord + bitsPerWord - 1 - Math.clz32(bits & -bits);
        return ordinal < end ? ordinal : undefined;
      }
    }
    return undefined;
  }
}

function wordOf(ordinal: number): number {
  return Math.floor(ordinal / bitsPerWord);
}

function bitOf(ordinal: number): number {
  return 1 << (ordinal % bitsPerWord);
}

/** The bits of a word up to that of this number. */
function bitsUpTo(ordinal: number): number {
  return allBits >>> (bitsPerWord - 1 - (ordinal % bitsPerWord));
}
