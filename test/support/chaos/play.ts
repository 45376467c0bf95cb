// One seed of chaos from beginning to end. For the test and for `node scripts/chaos.mjs`.

import { createSimulation } from '../../../simulator/index.js';
import type { Simulation } from '../../../simulator/simulation.js';
import { faultsAtRest, wrongEndpoints } from './convergence.js';
import { playCourse, stopFaults } from './course.js';
import { watchInvariants } from './invariants.js';

/**
 * Within this virtual time everything has come to rest after the faults stopped: what a quota refused is tried again
 * after up to 1,000 seconds, and a rollout may need that several times.
 */
const convergenceMs = 60 * 60_000;
const faultsMax = 20;
const looksMax = 5;
const reactionMs = 3;

/** What went wrong: how to play it again, what was done, and what was broken. Empty: nothing. */
export function playSeed(seed: number): readonly string[] {
  const simulation = createSimulation({ seed });
  const broken = watchInvariants(simulation);
  const astray: string[] = [];
  const done = playCourse(simulation, seed, () => astray.push(...faultsOnTheWay(simulation)));
  stopFaults(simulation);
  simulation.runUntil(simulation.nowMs + convergenceMs);
  const faults = [...broken, ...astray, ...faultsAtRest(simulation)].slice(0, faultsMax);
  return faults.length === 0 ? [] : [`node scripts/chaos.mjs --seed ${seed}`, ...done, ...faults];
}

/** Endpoints follow pods within milliseconds: what is still wrong then has been forgotten. */
function faultsOnTheWay(simulation: Simulation): readonly string[] {
  for (let look = 0; look < looksMax; look++) {
    const faults = wrongEndpoints(simulation);
    if (faults.length === 0) {
      return [];
    }
    simulation.runUntil(simulation.nowMs + reactionMs);
    if (look === looksMax - 1) {
      return faults.map(fault => `${simulation.nowMs}: ${fault}`);
    }
  }
  return [];
}
