// Names for objects with a generateName: the prefix and five characters, from a stream of chance per prefix.

import type { ObjectMeta } from '../../core/kubernetes/object.js';
import { createRandom } from '../kernel/random.js';
import type { GroupKind, Random } from '../kernel/types.js';

const prefixLengthMax = 58;
const suffixLength = 5;
const streamsMax = 10_000;

/** Draws names; objects of other prefixes do not change what a prefix gets. */
export class NameGenerator {
  readonly #seed: number;
  readonly #streams = new Map<string, Random>();
  /** How often the streams were forgotten: those made anew do not repeat themselves. */
  #round = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Undefined when there is no generateName. */
  next(groupKind: GroupKind, metadata: ObjectMeta): string | undefined {
    const { generateName = '', namespace = '' } = metadata;
    if (generateName === '') {
      return undefined;
    }
    const prefix = generateName.slice(0, prefixLengthMax);
    return prefix + this.#stream(`name|${groupKind}|${namespace}|${prefix}`).suffix(suffixLength);
  }

  #stream(concern: string): Random {
    let stream = this.#streams.get(concern);
    if (stream === undefined) {
      if (this.#streams.size >= streamsMax) {
        this.#streams.clear();
        this.#round++;
      }
      stream = createRandom(this.#seed, this.#round === 0 ? concern : `${concern}|${this.#round}`);
      this.#streams.set(concern, stream);
    }
    return stream;
  }
}
