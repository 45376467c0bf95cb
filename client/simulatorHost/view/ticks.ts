// What happened by itself, as marks on the line of time: gathered so that there are never too many.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { TickMark, Tone } from '../../../core/protocol.js';
import type { Node, Pod } from '../../../schemas/built/types.js';
import type { TimelineEntry } from '../../../simulator/simulation.js';
import { isReady } from './clusterIndex.js';
import { podFactsOf } from './podFacts.js';

const bucketsMax = 300;
const widthMsMin = 50;
const rank: Readonly<Record<Tone, number>> = { neutral: 0, busy: 1, good: 2, warning: 3, bad: 4 };

/** Gathers marks into stretches; stretches grow when there are too many of them. */
export class TickCollector {
  #widthMs = widthMsMin;
  #buckets = new Map<number, TickMark>();

  /** Adds one entry, `timeMs` counted from the start. Entries that mean little to people add nothing. */
  add(entry: TimelineEntry, timeMs: number): void {
    const tone = toneOfChange(entry);
    if (tone === undefined) {
      return;
    }
    this.#put({ timeMs, tone, count: 1 });
    while (this.#buckets.size > bucketsMax) {
      const marks = [...this.#buckets.values()];
      this.#widthMs *= 2;
      this.#buckets = new Map();
      for (const mark of marks) {
        this.#put(mark);
      }
    }
  }

  get marks(): readonly TickMark[] {
    return [...this.#buckets.values()];
  }

  #put(mark: TickMark): void {
    const bucket = Math.floor(mark.timeMs / this.#widthMs);
    const before = this.#buckets.get(bucket);
    this.#buckets.set(bucket, before === undefined ? mark : merge(before, mark));
  }
}

/** How a change of an object looks on the line; undefined for what people need not see. */
export function toneOfChange(entry: TimelineEntry): Tone | undefined {
  const { before, after, groupKind } = entry;
  if (groupKind === 'Pod') {
    return toneOfPodChange(before, after);
  }
  if (groupKind === 'Node' && before !== undefined && after !== undefined) {
    const [was, is] = [isReady(before as unknown as Node), isReady(after as unknown as Node)];
    if (was !== is) {
      return is ? 'good' : 'bad';
    }
  }
  return undefined;
}

function toneOfPodChange(
  before: KubernetesObject | undefined,
  after: KubernetesObject | undefined,
): Tone | undefined {
  if (after === undefined) {
    return 'neutral';
  }
  if (before === undefined) {
    return 'busy';
  }
  const was = podFactsOf(before as unknown as Pod);
  const is = podFactsOf(after as unknown as Pod);
  if (is.restarts > was.restarts || (is.state === 'failing' && was.state !== 'failing')) {
    return 'bad';
  }
  if (is.ready !== was.ready) {
    return is.ready ? 'good' : is.state === 'terminating' ? 'neutral' : 'warning';
  }
  return is.state === 'completed' && was.state !== 'completed' ? 'good' : undefined;
}

function merge(one: TickMark, other: TickMark): TickMark {
  const tone = rank[other.tone] > rank[one.tone] ? other.tone : one.tone;
  return { timeMs: one.timeMs, tone, count: one.count + other.count };
}
