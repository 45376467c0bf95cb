// How the pods of one StatefulSet stand, kept along with their changes: who is there, who blocks, who is of which
// revision.

import type { Pod } from '../../../schemas/built/types.js';
import { isTerminal } from '../common/pods.js';
import { ordinalOf, revisionNameOf } from './identity.js';
import { OrdinalSet } from './ordinalSet.js';
import { isRunningAndReady, type SetCounts } from './setStatus.js';

/** Pods of one revision. */
interface OfRevision {
  pods: number;
  readonly living: OrdinalSet;
}

/** Pods by ordinal; every pod that is added has one of its own. */
export class SetTally {
  readonly present = new OrdinalSet();
  /** Neither terminating nor gone. */
  readonly living = new OrdinalSet();
  /** Terminating, or not running and ready: in order, nothing goes on behind them. */
  readonly blocking = new OrdinalSet();
  readonly #byRevision = new Map<string, OfRevision>();
  #ready = 0;
  #pending = 0;
  #failed = 0;

  /** Pods that are Pending. */
  get pending(): number {
    return this.#pending;
  }

  /** Pods that ended and are not yet being deleted. */
  get failed(): number {
    return this.#failed;
  }

  add(pod: Pod): void {
    this.#count(pod, 1);
    const ordinal = ordinalOf(pod) ?? 0;
    const isLiving = pod.metadata.deletionTimestamp === undefined;
    this.present.add(ordinal);
    if (isLiving) {
      this.living.add(ordinal);
    }
    if (!(isLiving && isRunningAndReady(pod))) {
      this.blocking.add(ordinal);
    }
    const ofRevision = this.#ofRevision(revisionNameOf(pod) ?? '');
    ofRevision.pods++;
    if (isLiving) {
      ofRevision.living.add(ordinal);
    }
  }

  /** Takes a pod away as it was added. */
  remove(pod: Pod): void {
    this.#count(pod, -1);
    const ordinal = ordinalOf(pod) ?? 0;
    this.present.delete(ordinal);
    this.living.delete(ordinal);
    this.blocking.delete(ordinal);
    const revision = revisionNameOf(pod) ?? '';
    const ofRevision = this.#ofRevision(revision);
    ofRevision.pods--;
    ofRevision.living.delete(ordinal);
    if (ofRevision.pods === 0) {
      this.#byRevision.delete(revision);
    }
  }

  /** The highest ordinal in [from, end) of a living pod of another revision. */
  highestOfOther(updateRevision: string, from: number, end: number): number | undefined {
    let highest: number | undefined;
    for (const [revision, { living }] of this.#byRevision) {
      const found = revision === updateRevision ? undefined : living.highest(from, end);
      if (found !== undefined && found > (highest ?? -1)) {
        highest = found;
      }
    }
    return highest;
  }

  /** What the status tells, as of now: later changes leave it alone. Ready pods count as available. */
  counts(): SetCounts {
    const livingOf = new Map<string, number>();
    for (const [revision, { living }] of this.#byRevision) {
      livingOf.set(revision, living.size);
    }
    const ready = this.#ready;
    return { replicas: this.present.size, ready, available: ready, livingOf };
  }

  #count(pod: Pod, step: 1 | -1): void {
    this.#ready += isRunningAndReady(pod) ? step : 0;
    this.#pending += pod.status?.phase === 'Pending' ? step : 0;
    this.#failed += isTerminal(pod) && pod.metadata.deletionTimestamp === undefined ? step : 0;
  }

  #ofRevision(revision: string): OfRevision {
    let known = this.#byRevision.get(revision);
    if (known === undefined) {
      known = { pods: 0, living: new OrdinalSet() };
      this.#byRevision.set(revision, known);
    }
    return known;
  }
}
