// Events live an hour after they were last written, as the API server keeps them.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Kernel, Planned } from '../kernel/kernel.js';
import type { ChangeNotice } from '../kernel/types.js';
import type { ApiServer } from './apiServer.js';

const lifeMs = 3_600_000;
/** Sweeps are at least this far apart. */
const sweepEveryMs = 60_000;
/** So many events one step of a sweep looks at, lest it be long. */
const perStep = 500;

/** One version of an event and when its time is over. */
interface Writing {
  readonly event: KubernetesObject;
  readonly dueMs: number;
}

/** Deletes events when their time is over. Nothing is planned while there are none. */
export class EventExpiry {
  readonly #kernel: Kernel;
  readonly #server: ApiServer;
  /** In the order of writing, which is the order of dying; versions written over are skipped. */
  #writings: Writing[] = [];
  #done = 0;
  #isPlanned = false;

  constructor(kernel: Kernel, server: ApiServer) {
    this.#kernel = kernel;
    this.#server = server;
  }

  changed({ groupKind, type, object }: ChangeNotice): void {
    if (groupKind !== 'Event' || type === 'DELETED') {
      return;
    }
    const dueMs = this.#kernel.nowMs + lifeMs;
    this.#writings.push({ event: object, dueMs });
    if (!this.#isPlanned) {
      this.#isPlanned = true;
      this.#kernel.plan(new Sweep(dueMs, () => this.#sweep()));
    }
  }

  #sweep(): void {
    const { nowMs } = this.#kernel;
    const end = this.#done + perStep;
    this.#server.store.nextRevision();
    let next = this.#writings[this.#done];
    while (next !== undefined && next.dueMs <= nowMs && this.#done < end) {
      this.#server.expire(next.event);
      next = this.#writings[++this.#done];
    }
    if (next !== undefined && next.dueMs <= nowMs) {
      this.#kernel.continueWith(new Sweep(nowMs, () => this.#sweep()));
      return;
    }
    this.#writings = this.#writings.slice(this.#done);
    this.#done = 0;
    this.#isPlanned = next !== undefined;
    if (next !== undefined) {
      const dueMs = Math.max(next.dueMs, nowMs + sweepEveryMs);
      this.#kernel.plan(new Sweep(dueMs, () => this.#sweep()));
    }
  }
}

class Sweep implements Planned {
  cancelled = false;
  readonly cause = undefined;
  readonly firstWay = false;
  readonly dueMs: number;
  readonly run: () => void;

  constructor(dueMs: number, run: () => void) {
    this.dueMs = dueMs;
    this.run = run;
  }
}
