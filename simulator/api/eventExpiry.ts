// Events live an hour after they were last written, as the API server keeps them.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Kernel, Planned } from '../kernel/kernel.js';
import type { ChangeNotice } from '../kernel/types.js';
import type { ApiServer } from './apiServer.js';

const lifeMs = 3_600_000;
/** Sweeps are at least this far apart. */
const sweepEveryMs = 60_000;

/** Deletes events when their time is over. Nothing is planned while there are none. */
export class EventExpiry {
  readonly #kernel: Kernel;
  readonly #server: ApiServer;
  #isPlanned = false;

  constructor(kernel: Kernel, server: ApiServer) {
    this.#kernel = kernel;
    this.#server = server;
  }

  changed(change: ChangeNotice): void {
    if (change.groupKind === 'Event' && change.type === 'ADDED' && !this.#isPlanned) {
      this.#plan(this.#kernel.nowMs + lifeMs);
    }
  }

  #plan(dueMs: number): void {
    this.#isPlanned = true;
    this.#kernel.plan(new Sweep(dueMs, () => this.#sweep()));
  }

  #sweep(): void {
    const { nowMs } = this.#kernel;
    let oldestMs = Number.POSITIVE_INFINITY;
    for (const event of this.#server.list('Event')) {
      const writtenMs = lastWrittenMs(event);
      if (writtenMs + lifeMs <= nowMs) {
        const { namespace = '', name = '' } = event.metadata;
        this.#server.delete('Event', { namespace, name }, {}, { actor: 'events' });
      } else {
        oldestMs = Math.min(oldestMs, writtenMs);
      }
    }
    this.#isPlanned = false;
    if (oldestMs < Number.POSITIVE_INFINITY) {
      this.#plan(Math.max(oldestMs + lifeMs, nowMs + sweepEveryMs));
    }
  }
}

class Sweep implements Planned {
  sequence = 0;
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

function lastWrittenMs(event: KubernetesObject): number {
  const { lastObservedTime } = (event['series'] ?? {}) as { readonly lastObservedTime?: string };
  const text = lastObservedTime ?? event['lastTimestamp'] ?? event['eventTime'];
  return Date.parse(String(text ?? event.metadata.creationTimestamp));
}
