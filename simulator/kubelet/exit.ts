// When a container exits by itself: as its course says, or killed when it uses more memory than its limit.

import { milliNumber } from '../../core/kubernetes/quantity.js';
import type { Container } from '../../schemas/built/types.js';
import type { Course } from './course.js';
import { exceedsAt } from './usage.js';

/** The exit a running container is heading for. */
export interface PlannedExit {
  readonly exitDueMs: number | undefined;
  /** It will be killed for its memory. */
  readonly outOfMemory: boolean;
}

/** A container that uses too much from the start is killed after this time. */
const soonestKillMs = 1_000;

/** The next exit of a container that runs since `startedMs`, its course followed from `fromMs` on. */
export function planExit(
  container: Container,
  { exit, memory }: Course,
  startedMs: number,
  fromMs = startedMs,
): PlannedExit {
  const exitDueMs = exit === undefined ? undefined : fromMs + exit.afterMs;
  const limit = container.resources?.limits?.['memory'];
  if (memory === undefined || limit === undefined) {
    return { exitDueMs, outOfMemory: false };
  }
  const { curve, sinceMs } = memory;
  const looksFromMs = Math.max(fromMs, startedMs + soonestKillMs) - sinceMs;
  const overMs = exceedsAt(curve, milliNumber(limit), looksFromMs);
  const killMs = overMs === undefined ? undefined : overMs + sinceMs;
  return killMs !== undefined && (exitDueMs === undefined || killMs < exitDueMs)
    ? { exitDueMs: killMs, outOfMemory: true }
    : { exitDueMs, outOfMemory: false };
}
