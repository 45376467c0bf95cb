// What the scheduler decided and why, for the latest decisions: "why here", "why not there", "why pending".

import type { RankedNode } from './decide.js';
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

const decisionsMax = 10_000;
const rejectionsMax = 200;

/** Keeps the last decision about each pod, of the latest pods. */
export class DecisionLog {
  readonly #byUid = new Map<string, SchedulingDecision>();

  record(uid: string, decision: SchedulingDecision): void {
    this.#byUid.delete(uid);
    if (this.#byUid.size >= decisionsMax) {
      const [oldest = ''] = this.#byUid.keys();
      this.#byUid.delete(oldest);
    }
    this.#byUid.set(uid, { ...decision, rejections: firstOf(decision.rejections) });
  }

  /** The last decision about the pod with this uid; undefined where none is remembered. */
  of(uid: string): SchedulingDecision | undefined {
    return this.#byUid.get(uid);
  }
}

function firstOf(rejections: ReadonlyMap<string, Rejection>): ReadonlyMap<string, Rejection> {
  return rejections.size <= rejectionsMax
    ? rejections
    : new Map([...rejections].slice(0, rejectionsMax));
}
