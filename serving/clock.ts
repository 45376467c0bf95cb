// How virtual time passes while a server runs: as the wall's does, or standing still and running ahead.

import { parseDuration } from '../core/kubernetes/duration.js';
import { ApiError } from '../simulator/api/apiError.js';
import { type HttpResponse, jsonReply } from '../simulator/api/http/message.js';
import { errorReply } from '../simulator/api/http/status.js';
import type { Simulation } from '../simulator/simulation.js';

/** Drives one simulation. */
export interface Clock {
  /** Somebody may have changed something. */
  noteWrite(): void;
  /** Runs ahead until it stands still; the answer of the settle endpoint. */
  settle(quiet: string | undefined): HttpResponse;
  stop(): void;
}

const SETTLE_AFTER_MS = 300;
/** What controllers do at once is done before the next request comes, as in a real cluster. */
const REACTION_MS = 25;
const TICK_MS = 20;
const EVENTS_PER_TICK = 2000;

/** Virtual time stands still while requests come, and runs ahead once no write came for a while. */
export function createFastClock(simulation: Simulation): Clock {
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => simulation.settle();
  return {
    noteWrite: () => {
      simulation.runUntil(simulation.nowMs + REACTION_MS);
      clearTimeout(timer);
      timer = setTimeout(settle, SETTLE_AFTER_MS);
    },
    settle: quiet => {
      clearTimeout(timer);
      return settleNow(simulation, quiet);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Virtual time passes as the wall's, times `speed`. */
export function createRealClock(
  simulation: Simulation,
  wallMs: () => number,
  speed: number,
): Clock {
  const [wallStartMs, virtualStartMs] = [wallMs(), simulation.nowMs];
  let aheadMs = 0;
  const catchUp = (): void => {
    const nowMs = virtualStartMs + aheadMs + (wallMs() - wallStartMs) * speed;
    simulation.runUntil(nowMs, EVENTS_PER_TICK);
  };
  const timer = setInterval(catchUp, TICK_MS);
  return {
    noteWrite: catchUp,
    settle: quiet => {
      const beforeMs = simulation.nowMs;
      const answer = settleNow(simulation, quiet);
      aheadMs += simulation.nowMs - beforeMs;
      return answer;
    },
    stop: () => clearInterval(timer),
  };
}

function settleNow(simulation: Simulation, quiet: string | undefined): HttpResponse {
  const quietMs = quiet === undefined || quiet === '' ? undefined : parseDuration(quiet);
  if (quiet !== undefined && (quietMs === undefined || quietMs < 0)) {
    const message = `quiet: "${quiet}" is no duration such as 9s`;
    return errorReply(new ApiError(400, 'BadRequest', message));
  }
  simulation.settle(quietMs === undefined ? {} : { quietMs });
  return jsonReply(200, { time: new Date(simulation.nowMs).toISOString() });
}
