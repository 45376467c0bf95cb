// Follows a simulation's timeline entry by entry, once each: the user's actions, the ticks, the availability.

import type { ActionMark, LinkId, TickMark } from '../../core/protocol.js';
import type { Simulation, TimelineEntry } from '../../simulator/simulation.js';
import { fileWords, timelineWords } from './timelineWords.js';
import type { Translate } from './translate.js';
import { AvailabilityRecorder } from './view/availability.js';
import { TickCollector } from './view/ticks.js';

const actionsMax = 200;

/** A recorded action of the user, with the place in the text that it came from. */
export interface ActionNote {
  readonly link: { readonly id: LinkId; readonly label: string } | undefined;
  readonly isTrouble: boolean;
  /** Instead of the entry's own summary. */
  readonly text?: string;
}

/** What the strip and the charts need of the past. */
export class History {
  readonly availability = new AvailabilityRecorder();
  readonly #ticks = new TickCollector();
  readonly #actions: TimelineEntry[] = [];
  readonly #notes = new Map<number, ActionNote>();
  /** Name of the first object that an action wrote. */
  readonly #subjects = new Map<number, string>();
  /** Virtual time of the start, milliseconds since the epoch. */
  readonly startMs: number;
  #lastId = 0;

  constructor(startMs: number) {
    this.startMs = startMs;
  }

  /** Reads what the timeline has gained since the last call. */
  follow(simulation: Simulation): void {
    const { timeline } = simulation;
    const first = firstAfter(timeline, this.#lastId);
    for (let index = first; index < timeline.length; index++) {
      const entry = timeline[index];
      if (entry !== undefined) {
        this.#add(entry);
      }
    }
  }

  /** Says of the latest action where it came from. */
  note(entryId: number, note: ActionNote): void {
    this.#notes.set(entryId, note);
  }

  noteOf(entryId: number): ActionNote | undefined {
    return this.#notes.get(entryId);
  }

  get ticks(): readonly TickMark[] {
    return this.#ticks.marks;
  }

  /** The marks of what the user did, in words. */
  actions(t: Translate): readonly ActionMark[] {
    return this.#actions.map(entry => {
      const note = this.#notes.get(entry.id);
      const link = note?.link;
      return {
        entry: entry.id,
        timeMs: entry.timeMs - this.startMs,
        text: [
          { text: timelineWords(note?.text ?? this.#wordsOf(entry), t) },
          ...(link === undefined
            ? []
            : [{ text: ' ' }, { text: fileWords(link.label, t), link: link.id }]),
        ],
        tone: note?.isTrouble ? 'bad' : 'neutral',
      };
    });
  }

  /** `Created Pod hello`: a request to create names its object only in its body. */
  #wordsOf({ id, summary }: TimelineEntry): string {
    const subject = this.#subjects.get(id) ?? '';
    return summary.includes(subject) ? summary : `${summary} ${subject}`;
  }

  #add(entry: TimelineEntry): void {
    this.#lastId = entry.id;
    const timeMs = entry.timeMs - this.startMs;
    if (entry.verb !== 'action') {
      const action = this.#actions.at(-1)?.id;
      if (action !== undefined && entry.cause === action && !this.#subjects.has(action)) {
        this.#subjects.set(action, entry.name);
      }
      this.#ticks.add(entry, timeMs);
      this.availability.add(entry, timeMs);
      return;
    }
    // The first action is the cluster's own start.
    if (entry.id > 1) {
      this.#actions.push(entry);
      if (this.#actions.length > actionsMax) {
        this.#subjects.delete(this.#actions.shift()?.id ?? 0);
      }
    }
  }
}

/** Index of the first entry with a greater id; ids grow by one per entry, from a first that bounds may have dropped. */
function firstAfter(timeline: readonly TimelineEntry[], id: number): number {
  const oldest = timeline[0]?.id ?? 1;
  return Math.max(0, id + 1 - oldest);
}
