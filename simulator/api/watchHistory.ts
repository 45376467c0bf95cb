// The last changes by resourceVersion, so that a watch can go on where an earlier list or watch ended.

import type { ChangeNotice, GroupKind } from '../kernel/types.js';
import { ApiError } from './apiError.js';

/** A change with the resourceVersion it made. */
export interface Revision {
  readonly revision: number;
  readonly change: ChangeNotice;
}

/** How many changes can be replayed. */
export const watchHistoryMax = 10_000;

/** A bounded record of changes. */
export class WatchHistory {
  #revisions: Revision[] = [];
  #forgotten = 0;

  append(revision: number, change: ChangeNotice): void {
    this.#revisions.push({ revision, change });
    if (this.#revisions.length >= watchHistoryMax * 1.25) {
      const cut = this.#revisions.length - watchHistoryMax;
      this.#forgotten = this.#revisions[cut - 1]?.revision ?? this.#forgotten;
      this.#revisions = this.#revisions.slice(cut);
    }
  }

  /** Changes of a kind after a resourceVersion; 410 Expired when they are no longer known. */
  since(revision: number, groupKind: GroupKind): readonly Revision[] {
    if (revision < this.#forgotten) {
      const message = `too old resource version: ${revision} (${this.#forgotten + 1})`;
      throw new ApiError(410, 'Expired', message);
    }
    const from = this.#firstAfter(revision);
    return this.#revisions.slice(from).filter(entry => entry.change.groupKind === groupKind);
  }

  #firstAfter(revision: number): number {
    let low = 0;
    let high = this.#revisions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#revisions[middle]?.revision ?? 0) <= revision) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
