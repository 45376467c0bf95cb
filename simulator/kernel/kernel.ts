// Virtual time: what is planned happens in order, each with the cause it inherits. No timers, no promises.

import { EventQueue, type Task } from './eventQueue.js';
import type { CauseId } from './types.js';

/** A planned piece of work and what it is due to. */
export interface Planned extends Task {
  readonly cause: CauseId | undefined;
  readonly firstWay: boolean;
}

/** The clock and the queue of one simulation. */
export class Kernel {
  #nowMs: number;
  #timestamp = '';
  #timestampSecond = -1;
  #cause: CauseId | undefined;
  readonly #queue = new EventQueue();
  readonly #firstWays = new EventQueue();
  #rest: Planned | undefined;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  /** RFC 3339 of now, whole seconds. */
  get timestamp(): string {
    const second = Math.floor(this.#nowMs / 1000);
    if (second !== this.#timestampSecond) {
      this.#timestampSecond = second;
      this.#timestamp = toTimestamp(this.#nowMs);
    }
    return this.#timestamp;
  }

  /** Why what happens now happens. */
  get cause(): CauseId | undefined {
    return this.#cause;
  }

  /** Runs the action with another cause; what it plans and writes inherits it. */
  withCause<T>(cause: CauseId | undefined, action: () => T): T {
    const outer = this.#cause;
    this.#cause = cause;
    try {
      return action();
    } finally {
      this.#cause = outer;
    }
  }

  plan(task: Planned): void {
    this.#queue.add(task);
    if (task.firstWay) {
      this.#firstWays.add(new FirstWayMark(task));
    }
  }

  cancel(task: Planned): void {
    this.#queue.cancel(task);
  }

  /** The running event goes on with this one, before all that is planned. */
  continueWith(rest: Planned): void {
    this.#rest = rest;
  }

  nextEventMs(): number | undefined {
    return (this.#rest ?? this.#queue.peek())?.dueMs;
  }

  /** When the earliest wait that settling lasts out is over. */
  nextFirstWayMs(): number | undefined {
    let mark = this.#firstWays.peek() as FirstWayMark | undefined;
    while (mark?.isOver()) {
      this.#firstWays.take();
      mark = this.#firstWays.peek() as FirstWayMark | undefined;
    }
    return mark?.dueMs;
  }

  /** Handles what is due up to `timeMs`, at most `maxEvents`. The clock reaches `timeMs` only when nothing is left. */
  runUntil(timeMs: number, maxEvents: number): number {
    let handled = 0;
    while (handled < maxEvents) {
      const next = this.#rest ?? this.#queue.peek();
      if (next === undefined || next.dueMs > timeMs) {
        this.#nowMs = Math.max(this.#nowMs, timeMs);
        break;
      }
      this.step();
      handled++;
    }
    return handled;
  }

  /** Lets time pass in which nothing is due. */
  advanceTo(timeMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, timeMs);
  }

  /** Handles the next event, if there is one. */
  step(): void {
    const task = this.#rest ?? (this.#queue.take() as Planned | undefined);
    this.#rest = undefined;
    if (task === undefined) {
      return;
    }
    this.#nowMs = Math.max(this.#nowMs, task.dueMs);
    task.cancelled = true;
    const outer = this.#cause;
    this.#cause = task.cause;
    try {
      task.run();
    } finally {
      this.#cause = outer;
    }
  }
}

/** Stands for a planned first way in its own queue; over once the task ran or was replaced. */
class FirstWayMark implements Task {
  cancelled = false;
  readonly dueMs: number;
  readonly #task: Planned;

  constructor(task: Planned) {
    this.#task = task;
    this.dueMs = task.dueMs;
  }

  isOver(): boolean {
    return this.#task.cancelled;
  }

  run(): void {}
}

/** RFC 3339 in UTC, whole seconds, as metav1.Time is written. */
export function toTimestamp(timeMs: number): string {
  return `${new Date(Math.floor(timeMs / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** RFC 3339 with microseconds, as metav1.MicroTime is written. */
export function toMicroTimestamp(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 23)}000Z`;
}
