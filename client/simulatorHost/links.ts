// Places in the user's text, by number: the panel can follow a link but never name a file.

import type { LinkId } from '../../core/protocol.js';
import type { SourceRange } from './sources.js';

const linksMax = 5000;

/** Hands out numbers for places, the same one for the same place. The oldest are forgotten. */
export class Links {
  readonly #places = new Map<LinkId, SourceRange>();
  readonly #ids = new Map<string, LinkId>();
  #next = 1;

  add(place: SourceRange): LinkId {
    const key = `${place.start.line}:${place.start.character}:${place.uri}`;
    const known = this.#ids.get(key);
    if (known !== undefined && this.#places.has(known)) {
      return known;
    }
    const id = this.#next++;
    this.#places.set(id, place);
    this.#ids.set(key, id);
    if (this.#places.size > linksMax) {
      const [oldest = 0] = this.#places.keys();
      this.#places.delete(oldest);
    }
    return id;
  }

  /** Undefined for numbers that were never handed out. */
  find(id: unknown): SourceRange | undefined {
    return typeof id === 'number' ? this.#places.get(id) : undefined;
  }
}
