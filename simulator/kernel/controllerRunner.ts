// Runs one controller: a work queue with one slot per key, retry with back-off, requeue timers.

import { ApiError } from '../api/apiError.js';
import type { Kernel, Planned } from './kernel.js';
import type { CauseId, ChangeNotice, Cluster, Controller, GroupKind, Requeue } from './types.js';

/** Virtual time between a write and the watchers' reconciles. */
const propagationMs = 1;
const retryBaseMs = 5;
const retryMaxMs = 1_000_000;

/** The work queue of a controller. At most one reconcile per key is planned at any time. */
export class ControllerRunner {
  readonly controller: Controller;
  readonly #kernel: Kernel;
  readonly #cluster: Cluster;
  readonly #planned = new Map<string, Reconcile>();
  readonly #failures = new Map<string, number>();

  constructor(controller: Controller, kernel: Kernel, cluster: Cluster) {
    this.controller = controller;
    this.#kernel = kernel;
    this.#cluster = cluster;
  }

  /** Whether changes of the kind may concern this controller. */
  watchesKind(groupKind: GroupKind): boolean {
    return (this.controller.watches[groupKind] ?? this.controller.watches['*']) !== undefined;
  }

  /** Plans what a change asks of this controller. */
  notice(change: ChangeNotice, cause: CauseId | undefined): void {
    const keysOf = this.controller.watches[change.groupKind] ?? this.controller.watches['*'];
    if (keysOf === undefined) {
      return;
    }
    for (const key of keysOf(change, this.#cluster)) {
      this.plan(key, { afterMs: propagationMs }, cause);
    }
  }

  /** Plans a reconcile, unless one is planned that comes no later. */
  plan(key: string, wait: Wait, cause: CauseId | undefined): void {
    const dueMs = this.#kernel.nowMs + wait.afterMs;
    const planned = this.#planned.get(key);
    if (planned !== undefined) {
      if (planned.dueMs <= dueMs) {
        return;
      }
      this.#kernel.cancel(planned);
    }
    const run = () => this.#reconcile(key);
    const reconcile = new Reconcile(run, dueMs, { cause, firstWay: wait.firstWay ?? false });
    this.#planned.set(key, reconcile);
    this.#kernel.plan(reconcile);
  }

  #reconcile(key: string): void {
    this.#planned.delete(key);
    this.#run(key, () => this.controller.reconcile(this.#cluster, key));
  }

  #run(key: string, reconcile: () => Requeue | undefined): void {
    try {
      const requeue = reconcile();
      const rest = requeue?.rest;
      if (rest !== undefined) {
        const { nowMs, cause } = this.#kernel;
        const run = () => this.#run(key, rest);
        this.#kernel.continueWith(new Reconcile(run, nowMs, { cause, firstWay: false }));
        return;
      }
      this.#failures.delete(key);
      if (requeue !== undefined) {
        this.plan(key, requeue, this.#kernel.cause);
      }
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      this.#retry(key);
    }
  }

  #retry(key: string): void {
    const failures = this.#failures.get(key) ?? 0;
    this.#failures.set(key, failures + 1);
    const afterMs = Math.min(retryBaseMs * 2 ** failures, retryMaxMs);
    this.plan(key, { afterMs }, this.#kernel.cause);
  }
}

interface Wait {
  readonly afterMs: number;
  readonly firstWay?: boolean;
}

class Reconcile implements Planned {
  sequence = 0;
  cancelled = false;
  readonly dueMs: number;
  readonly cause: CauseId | undefined;
  readonly firstWay: boolean;
  readonly run: () => void;

  constructor(
    run: () => void,
    dueMs: number,
    origin: { readonly cause: CauseId | undefined; readonly firstWay: boolean },
  ) {
    this.run = run;
    this.dueMs = dueMs;
    this.cause = origin.cause;
    this.firstWay = origin.firstWay;
  }
}
