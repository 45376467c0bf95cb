// How long a DaemonSet waits before it removes yet another failed pod of a node.
// After k8s.io/client-go/util/flowcontrol Backoff with 1 s and 15 min.

const INITIAL_MS = 1_000;
const MAX_MS = 15 * 60_000;

interface Entry {
  readonly backoffMs: number;
  readonly takenMs: number;
}

/** Remembers, per node of a DaemonSet, when a failed pod was removed last. */
export class FailedPodBackoff {
  readonly #entries = new Map<string, Entry>();

  /**
   * 0: the pod may go now, and the next one waits longer. Otherwise the virtual milliseconds left
   * to wait.
   */
  take(key: string, nowMs: number): number {
    const entry = this.#entries.get(key);
    const sinceMs = entry === undefined ? Number.POSITIVE_INFINITY : nowMs - entry.takenMs;
    if (entry !== undefined && sinceMs < entry.backoffMs) {
      return entry.backoffMs - sinceMs;
    }
    const isForgotten = entry === undefined || sinceMs > 2 * MAX_MS;
    const backoffMs = isForgotten ? INITIAL_MS : Math.min(2 * entry.backoffMs, MAX_MS);
    this.#entries.set(key, { backoffMs, takenMs: nowMs });
    return 0;
  }
}
