// Runs one controller: a work queue with one slot per key, retry with back-off, requeue timers.

import { ApiError } from '../api/apiError.js';
import type { Kernel, Planned } from './kernel.js';
import { isOfInterest } from './podGroups.js';
import type { CauseId, ChangeNotice, Cluster, Controller, GroupKind, Requeue } from './types.js';

/** Virtual time between a write and the watchers' reconciles. */
const propagationMs = 1;
const retryBaseMs = 5;
const retryMaxMs = 1_000_000;
const noKeys: readonly string[] = [];

type Watch = Controller['watches'][GroupKind];

/** The work queue of a controller. At most one reconcile per key is planned at any time. */
export class ControllerRunner {
  readonly controller: Controller;
  readonly #kernel: Kernel;
  readonly #cluster: Cluster;
  /** Pods change most often. */
  readonly #watchOfPods: Watch | undefined;
  readonly #planned = new Map<string, Reconcile>();
  readonly #failures = new Map<string, number>();

  constructor(controller: Controller, kernel: Kernel, cluster: Cluster) {
    this.controller = controller;
    this.#kernel = kernel;
    this.#cluster = cluster;
    this.#watchOfPods = this.#watchOf('Pod');
  }

  /** Whether changes of the kind may concern this controller. */
  watchesKind(groupKind: GroupKind): boolean {
    return this.#watchOf(groupKind) !== undefined;
  }

  /** Whether this change of a pod is one that the controller is told of. */
  isConcernedBy(change: ChangeNotice): boolean {
    return change.groupKind !== 'Pod' || isOfInterest(this.controller.pods, change);
  }

  /** Plans what a change asks of this controller. */
  notice(change: ChangeNotice, cause: CauseId | undefined): void {
    const watch = change.groupKind === 'Pod' ? this.#watchOfPods : this.#watchOf(change.groupKind);
    const keys = watch?.(change, this.#cluster) ?? noKeys;
    for (let index = 0; index < keys.length; index++) {
      this.plan(keys[index] as string, propagation, cause);
    }
  }

  #watchOf(groupKind: GroupKind): Watch | undefined {
    const { watches } = this.controller;
    return watches[groupKind] ?? (groupKind === 'Event' ? undefined : watches['*']);
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
    const reconcile = new Reconcile(this, { key, dueMs, cause, firstWay: wait.firstWay ?? false });
    this.#planned.set(key, reconcile);
    this.#kernel.plan(reconcile);
  }

  /** Looks at what the key stands for, or goes on with what a look has left to do. */
  reconcile(key: string, rest: (() => Requeue | undefined) | undefined): void {
    try {
      const requeue = rest === undefined ? this.#begin(key) : rest();
      if (requeue?.rest !== undefined) {
        const { nowMs: dueMs, cause } = this.#kernel;
        const on = { key, dueMs, cause, firstWay: false, rest: requeue.rest };
        this.#kernel.continueWith(new Reconcile(this, on));
        return;
      }
      if (requeue?.refused === true) {
        this.#retry(key);
      } else {
        this.#failures.delete(key);
      }
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

  #begin(key: string): Requeue | undefined {
    this.#planned.delete(key);
    return this.controller.reconcile(this.#cluster, key);
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

const propagation: Wait = { afterMs: propagationMs };

interface Plan {
  readonly key: string;
  readonly dueMs: number;
  readonly cause: CauseId | undefined;
  readonly firstWay: boolean;
  readonly rest?: () => Requeue | undefined;
}

class Reconcile implements Planned {
  cancelled = false;
  readonly dueMs: number;
  readonly cause: CauseId | undefined;
  readonly firstWay: boolean;
  readonly #runner: ControllerRunner;
  readonly #key: string;
  readonly #rest: Plan['rest'];

  constructor(runner: ControllerRunner, { key, dueMs, cause, firstWay, rest }: Plan) {
    this.#runner = runner;
    this.#key = key;
    this.#rest = rest;
    this.dueMs = dueMs;
    this.cause = cause;
    this.firstWay = firstWay;
  }

  run(): void {
    this.#runner.reconcile(this.#key, this.#rest);
  }
}
