// How long a Job waits after failures before it starts the next pod: 10 s, doubling up to 10 min.
// After pkg/controller/job/backoff_utils.go.

import type { Pod } from '../../../schemas/built/types.js';
import { finishedMs } from './jobPods.js';

const INITIAL_MS = 10_000;
const MAX_MS = 600_000;

/** The failures of a Job since its last success. */
export interface BackoffRecord {
  readonly failures: number;
  readonly lastFailureMs: number;
}

/** No failure yet. */
export const noBackoff: BackoffRecord = { failures: 0, lastFailureMs: 0 };

/** The record after pods ended that were not counted before. */
export function nextBackoff(
  record: BackoffRecord,
  succeeded: readonly Pod[],
  failed: readonly Pod[],
): BackoffRecord {
  const failures = failed.map(finishedMs).sort((a, b) => a - b);
  if (succeeded.length === 0) {
    const lastFailureMs = failures.at(-1);
    return lastFailureMs === undefined
      ? record
      : { failures: record.failures + failures.length, lastFailureMs };
  }
  const lastSuccessMs = Math.max(...succeeded.map(finishedMs));
  const later = failures.filter(time => time > lastSuccessMs);
  return { failures: later.length, lastFailureMs: later.at(-1) ?? 0 };
}

/** Virtual milliseconds to wait still; 0 when the next pod may start. */
export function remainingBackoffMs(
  { failures, lastFailureMs }: BackoffRecord,
  nowMs: number,
): number {
  if (failures === 0) {
    return 0;
  }
  const backoffMs = Math.min(INITIAL_MS * 2 ** (failures - 1), MAX_MS);
  return Math.max(0, lastFailureMs + backoffMs - nowMs);
}
