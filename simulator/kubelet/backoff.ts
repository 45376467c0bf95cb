// CrashLoopBackOff: how long a container that ended waits before it starts again.
// After client-go/util/flowcontrol/backoff.go and kuberuntime_manager.go: doBackOff.

/** The waits of one container so far. */
export interface Backoff {
  readonly waitMs: number;
  /** When a restart was last allowed. */
  readonly updatedMs: number;
}

const initialMs = 10_000;
const maxMs = 300_000;
const resetAfterMs = 2 * maxMs;

/** When a container that ended at `finishedMs` may start again. */
export function restartDueMs(backoff: Backoff | undefined, finishedMs: number): number {
  return backoff === undefined || isExpired(backoff, finishedMs)
    ? finishedMs
    : finishedMs + backoff.waitMs;
}

/** The back-off after a restart at `nowMs` of a container that ended at `finishedMs`. */
export function nextBackoff(
  backoff: Backoff | undefined,
  finishedMs: number,
  nowMs: number,
): Backoff {
  if (backoff === undefined || isExpired(backoff, finishedMs)) {
    return { waitMs: initialMs, updatedMs: nowMs };
  }
  return { waitMs: Math.min(backoff.waitMs * 2, maxMs), updatedMs: nowMs };
}

/** A duration as Go prints it: `10s`, `1m20s`, `5m0s`. */
export function goDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds % 60}s`;
}

function isExpired(backoff: Backoff, finishedMs: number): boolean {
  return finishedMs - backoff.updatedMs > resetAfterMs;
}
