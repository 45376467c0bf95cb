// What the scheduler decided and why, for the latest decisions: "why here", "why not there", "why pending".

import { Latest } from '../kernel/latest.js';
import type { RankedNode, Ranking } from './rank.js';
import type { Rejection } from './state/podClass.js';

/** One decision about one pod. */
export interface SchedulingDecision {
  readonly timeMs: number;
  /** `namespace/name`. */
  readonly pod: string;
  /** The node it got; undefined when it stays pending. */
  readonly nodeName: string | undefined;
  /** Pending: the text of condition PodScheduled. */
  readonly message: string | undefined;
  /** Feasible nodes, best first: all of a few, the winner of many. */
  readonly ranking: readonly RankedNode[];
  /** Nodes that were looked at and rejected, with plugin and reasons; of many only the first. */
  readonly rejections: ReadonlyMap<string, Rejection>;
  /** Pods that were evicted to make room. */
  readonly victims: readonly string[];
}

/** A decision as it is kept: the ranking is put into words when somebody asks. */
export interface DecisionRecord extends Omit<SchedulingDecision, 'ranking'> {
  readonly ranking: Ranking | undefined;
}

const decisionsMax = 10_000;
const rejectionsMax = 200;

/** Keeps the last decision about each pod, of the latest pods. */
export class DecisionLog {
  readonly #byUid = new Latest<DecisionRecord>(decisionsMax);

  record(uid: string, decision: DecisionRecord): void {
    this.#byUid.set(uid, decision);
  }

  /** The last decision about the pod with this uid; undefined where none is remembered. */
  of(uid: string): SchedulingDecision | undefined {
    const found = this.#byUid.get(uid);
    return found === undefined ? undefined : { ...found, ranking: found.ranking?.ranked() ?? [] };
  }
}

/** As many of the rejections as a decision keeps. */
export function firstOf(
  rejections: ReadonlyMap<string, Rejection>,
): ReadonlyMap<string, Rejection> {
  return rejections.size <= rejectionsMax
    ? rejections
    : new Map([...rejections].slice(0, rejectionsMax));
}
