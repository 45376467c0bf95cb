// Running ahead until the cluster stands still: the rule of the command line's `fast` clock.

import type { Runtime } from './runtime.js';

const quietMsDefault = 2_500;
/** First ways that take longer than this are not waited for. */
const settleMsMax = 600_000;

/** How long to stay quiet and how far to run at most, in virtual milliseconds. */
export interface SettleOptions {
  readonly quietMs?: number;
  readonly maxMs?: number;
}

/**
 * Runs until nothing but leases and events has changed for the quiet time and no container or rollout is on its
 * first way (a start, a probe's initial delay, minReadySeconds, a job's work, a grace period).
 */
export function settle(runtime: Runtime, options: SettleOptions = {}): void {
  const { kernel, server } = runtime;
  const { quietMs = quietMsDefault, maxMs = settleMsMax } = options;
  const startMs = kernel.nowMs;
  const endMs = startMs + maxMs;
  for (;;) {
    const quietEndMs = Math.min(Math.max(startMs, server.lastChangeMs) + quietMs, endMs);
    const nextMs = kernel.nextEventMs();
    const isQuiet = nextMs === undefined || nextMs > quietEndMs;
    if (isQuiet && (kernel.nextFirstWayMs() ?? Number.POSITIVE_INFINITY) > endMs) {
      kernel.advanceTo(quietEndMs);
      return;
    }
    kernel.step();
  }
}
