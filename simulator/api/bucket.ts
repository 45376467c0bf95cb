// The pieces of the store: a cell holds an object's current version, a bucket is an indexed set of cells.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { GroupKind } from '../kernel/types.js';

/** The place of one object in the store; its buckets are told when the object changes. */
export interface Cell {
  readonly groupKind: GroupKind;
  object: KubernetesObject;
  readonly buckets: Bucket[];
}

const none: readonly KubernetesObject[] = Object.freeze([]);
/** So few changes are merged in any case. */
const dirtyMin = 64;

/** A set of objects, in order of arrival; the list is made when asked for and kept until something changes. */
export class Bucket {
  readonly #cells = new Set<Cell>();
  #list: readonly KubernetesObject[] | undefined = none;

  get size(): number {
    return this.#cells.size;
  }

  get cells(): ReadonlySet<Cell> {
    return this.#cells;
  }

  list(): readonly KubernetesObject[] {
    this.#list ??= Array.from(this.#cells, cell => cell.object);
    return this.#list;
  }

  add(cell: Cell): void {
    this.#cells.add(cell);
    cell.buckets.push(this);
    this.#list = undefined;
  }

  remove(cell: Cell): void {
    this.#cells.delete(cell);
    this.#list = this.#cells.size === 0 ? none : undefined;
  }

  /** As if the cell had just been added. */
  moveLast(cell: Cell): void {
    this.#cells.delete(cell);
    this.#cells.add(cell);
    this.#list = undefined;
  }

  changed(): void {
    this.#list = undefined;
  }
}

/** Objects of one kind in one namespace by name. Listing after a change merges what changed into the last list. */
export class Table {
  readonly #cells = new Map<string, Cell>();
  #list: readonly KubernetesObject[] = none;
  /** Names that changed since the list was made; undefined where it is to be made anew. */
  #dirty: Set<string> | undefined;

  get size(): number {
    return this.#cells.size;
  }

  get(name: string): Cell | undefined {
    return this.#cells.get(name);
  }

  set(name: string, cell: Cell): void {
    this.#cells.set(name, cell);
    this.#note(name);
  }

  changed(name: string): void {
    this.#note(name);
  }

  delete(name: string): void {
    this.#cells.delete(name);
    this.#note(name);
  }

  /** Sorted by name. */
  list(): readonly KubernetesObject[] {
    if (this.#dirty === undefined) {
      this.#list = [...this.#cells.keys()]
        .sort()
        .map(name => (this.#cells.get(name) as Cell).object);
      this.#dirty = new Set();
    } else if (this.#dirty.size > 0) {
      this.#list = this.#merge([...this.#dirty].sort());
      this.#dirty.clear();
    }
    return this.#list;
  }

  /** When most of it has changed, the old list is of no use. */
  #note(name: string): void {
    if (this.#dirty !== undefined) {
      this.#dirty.add(name);
      if (this.#dirty.size > dirtyMin && this.#dirty.size > this.#list.length) {
        this.#dirty = undefined;
        this.#list = none;
      }
    }
  }

  #merge(changedNames: readonly string[]): readonly KubernetesObject[] {
    const merged: KubernetesObject[] = [];
    const old = this.#list;
    let at = 0;
    for (const name of changedNames) {
      for (; at < old.length && nameOf(old[at]) < name; at++) {
        merged.push(old[at] as KubernetesObject);
      }
      if (at < old.length && nameOf(old[at]) === name) {
        at++;
      }
      const cell = this.#cells.get(name);
      if (cell !== undefined) {
        merged.push(cell.object);
      }
    }
    for (; at < old.length; at++) {
      merged.push(old[at] as KubernetesObject);
    }
    return merged;
  }
}

function nameOf(object: KubernetesObject | undefined): string {
  return object?.metadata.name ?? '';
}
