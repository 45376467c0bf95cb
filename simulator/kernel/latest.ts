// A bounded memory of what was touched lately: what was not goes in one piece, so that forgetting
// costs nothing.

/** Keeps at least the last half of `entriesMax` entries that were set or asked for. */
export class Latest<T> {
  readonly #halfMax: number;
  #young = new Map<string, T>();
  #old = new Map<string, T>();

  constructor(entriesMax: number) {
    this.#halfMax = Math.floor(entriesMax / 2);
  }

  get(key: string): T | undefined {
    const found = this.#young.get(key);
    if (found !== undefined) {
      return found;
    }
    const older = this.#old.get(key);
    if (older !== undefined) {
      this.set(key, older);
    }
    return older;
  }

  set(key: string, value: T): void {
    if (this.#young.size >= this.#halfMax) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
