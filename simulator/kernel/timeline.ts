// Everything that happened, in order, each entry with its cause. Bounded: the oldest entries go first.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { TimelineEntry } from '../simulation.js';
import { summarizeChange } from './summary.js';
import type { CauseId, GroupKind } from './types.js';

/** What is known of a happening when it is recorded. */
export interface Happening {
  readonly timeMs: number;
  readonly cause: CauseId | undefined;
  readonly actor: string;
  readonly verb: TimelineEntry['verb'];
  readonly groupKind: GroupKind | undefined;
  readonly before: KubernetesObject | undefined;
  readonly after: KubernetesObject | undefined;
  /** Given for actions; changes of objects are put into words when asked. */
  readonly summary?: string;
}

/** How many entries are kept. */
export const timelineLengthMax = 100_000;
const causesMax = 1000;

/** The recorded history of one simulation. */
export class Timeline {
  readonly #entries: Entry[] = [];
  readonly #lengthMax: number;
  #nextId = 1;

  constructor(lengthMax: number = timelineLengthMax) {
    this.#lengthMax = lengthMax;
  }

  get entries(): readonly TimelineEntry[] {
    return this.#entries;
  }

  /** How many entries at the start were dropped to keep the bound. */
  get droppedCount(): number {
    return this.#nextId - 1 - this.#entries.length;
  }

  append(happening: Happening): CauseId {
    const id = this.#nextId++;
    this.#entries.push(new Entry(id, happening));
    if (this.#entries.length > this.#lengthMax * 1.1) {
      this.#entries.splice(0, this.#entries.length - this.#lengthMax);
    }
    return id;
  }

  entry(id: CauseId): TimelineEntry | undefined {
    return this.#entries[id - this.droppedCount - 1];
  }

  /** The chain of causes of an entry, oldest first, itself last. Shorter where the oldest were dropped. */
  causesOf(id: CauseId): readonly TimelineEntry[] {
    const chain: TimelineEntry[] = [];
    let entry = this.entry(id);
    while (entry !== undefined && chain.length < causesMax) {
      chain.push(entry);
      entry = entry.cause === undefined ? undefined : this.entry(entry.cause);
    }
    return chain.reverse();
  }
}

class Entry implements TimelineEntry {
  readonly id: CauseId;
  readonly timeMs: number;
  readonly cause: CauseId | undefined;
  readonly actor: string;
  readonly verb: TimelineEntry['verb'];
  readonly groupKind: GroupKind | undefined;
  readonly before: KubernetesObject | undefined;
  readonly after: KubernetesObject | undefined;
  readonly #summary: string | undefined;

  constructor(id: CauseId, happening: Happening) {
    this.id = id;
    this.timeMs = happening.timeMs;
    this.cause = happening.cause;
    this.actor = happening.actor;
    this.verb = happening.verb;
    this.groupKind = happening.groupKind;
    this.before = happening.before;
    this.after = happening.after;
    this.#summary = happening.summary;
  }

  get namespace(): string {
    return this.#object?.metadata.namespace ?? '';
  }

  get name(): string {
    return this.#object?.metadata.name ?? '';
  }

  get uid(): string | undefined {
    return this.#object?.metadata.uid;
  }

  get summary(): string {
    return this.#summary ?? summarizeChange(this.before, this.after);
  }

  get #object(): KubernetesObject | undefined {
    return this.after ?? this.before;
  }
}
