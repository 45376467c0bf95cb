// One pod after the other becomes ready, at least so far apart: readinessSpacing of the cluster file.

/** Whose turn it is. Pods wait in the order they asked. */
export class ReadinessTurns {
  readonly #spacingMs: number;
  readonly #waiting: string[] = [];
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(spacingMs: number) {
    this.#spacingMs = spacingMs;
  }

  /** Undefined: it may become ready now, and has had its turn. Else when to ask again. */
  ask(key: string, nowMs: number): number | undefined {
    if (!this.#waiting.includes(key)) {
      this.#waiting.push(key);
    }
    const place = this.#waiting.indexOf(key);
    const freeMs = this.#lastMs + this.#spacingMs;
    if (place === 0 && nowMs >= freeMs) {
      this.#waiting.shift();
      this.#lastMs = nowMs;
      return undefined;
    }
    return Math.max(nowMs, freeMs) + this.#spacingMs * place;
  }

  /** The pod asks no more; those behind it may ask again. */
  leave(key: string): readonly string[] {
    const place = this.#waiting.indexOf(key);
    if (place < 0) {
      return [];
    }
    this.#waiting.splice(place, 1);
    return this.#waiting.slice(place);
  }
}
