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
  /** Lets controllers do what they do at once. */
  react(): void;
  /** Runs ahead until it stands still; the answer of the settle endpoint. */
  settle(quiet: string | undefined): HttpResponse;
  stop(): void;
}

const SETTLE_AFTER_MS = 300;
/** Requests of one client follow each other faster than controllers react, in a real cluster too. */
const REACT_AFTER_MS = 30;
/** What controllers do at once is done within this virtual time. */
const REACTION_MS = 25;
/** Requests take time too: this many writes make a virtual millisecond. */
const WRITES_PER_MS = 2;
const TICK_MS = 20;
const EVENTS_PER_TICK = 2000;

/** Virtual time stands still while requests come, and runs ahead once no write came for a while. */
export function createFastClock(simulation: Simulation): Clock {
  let timers: readonly NodeJS.Timeout[] = [];
  let writes = 0;
  const react = (): void => {
    writes = 0;
    simulation.runUntil(simulation.nowMs + REACTION_MS);
  };
  const stop = (): void => timers.forEach(clearTimeout);
  return {
    noteWrite: () => {
      stop();
      writes += 1;
      simulation.runUntil(simulation.nowMs + (writes % WRITES_PER_MS === 0 ? 1 : 0));
      timers = [
        setTimeout(guarded(react), REACT_AFTER_MS),
        setTimeout(
          guarded(() => simulation.settle()),
          SETTLE_AFTER_MS,
        ),
      ];
    },
    react,
    settle: quiet => {
      stop();
      return settleNow(simulation, quiet);
    },
    stop,
  };
}

/** The guard of the timers' border: a fault of ours is said, and the server goes on answering. */
function guarded(action: () => void): () => void {
  return () => {
    try {
      action();
    } catch (error) {
      console.error('drydock: the simulation failed', error);
    }
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
  const timer = setInterval(guarded(catchUp), TICK_MS);
  return {
    noteWrite: catchUp,
    react: catchUp,
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
