// The last changes by resourceVersion, so that a watch can go on where an earlier list or watch ended.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
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

  /**
   * The objects of a kind as they were at a version, sorted by namespace and name, from what they are `now`;
   * 410 Expired when the changes since are no longer known.
   */
  undo(
    now: readonly KubernetesObject[],
    at: {
      readonly revision: number;
      readonly groupKind: GroupKind;
      readonly namespace?: string | undefined;
    },
  ): readonly KubernetesObject[] {
    const changes = this.since(at.revision, at.groupKind);
    const byKey = new Map(now.map(object => [keyOf(object), object]));
    for (let index = changes.length - 1; index >= 0; index--) {
      const { object, previous } = changes[index]?.change ?? {};
      if (object !== undefined && isIn(object, at.namespace)) {
        restore(byKey, keyOf(object), previous);
      }
    }
    return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
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

function isIn({ metadata }: KubernetesObject, namespace: string | undefined): boolean {
  return namespace === undefined || metadata.namespace === namespace;
}

function restore(
  byKey: Map<string, KubernetesObject>,
  key: string,
  previous: KubernetesObject | undefined,
): void {
  if (previous === undefined) {
    byKey.delete(key);
  } else {
    byKey.set(key, previous);
  }
}

/** As etcd sorts: the slash comes after the hyphen. */
function keyOf({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
