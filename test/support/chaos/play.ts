// One seed of chaos from beginning to end. For the test and for `node scripts/chaos.mjs`.

import { createSimulation } from '../../../simulator/index.js';
import { faultsAtRest } from './convergence.js';
import { playCourse, stopFaults } from './course.js';
import { watchInvariants } from './invariants.js';

/** Within this virtual time everything has come to rest after the faults stopped. */
const convergenceMs = 20 * 60_000;
const faultsMax = 20;

/** What went wrong: how to play it again, what was done, and what was broken. Empty: nothing. */
export function playSeed(seed: number): readonly string[] {
  const simulation = createSimulation({ seed });
  const broken = watchInvariants(simulation);
  const done = playCourse(simulation, seed, () => undefined);
  stopFaults(simulation);
  simulation.runUntil(simulation.nowMs + convergenceMs);
  const faults = [...broken, ...faultsAtRest(simulation)].slice(0, faultsMax);
  return faults.length === 0 ? [] : [`node scripts/chaos.mjs --seed ${seed}`, ...done, ...faults];
}
