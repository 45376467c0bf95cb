// Random manifests, actions and faults from a seed. A failure names its seed; it is replayed by
//     CHAOS_SEED=17 CHAOS_COUNT=1 npx vitest run test/simulator/chaos.test.ts
import { expect, test } from 'vitest';
import { createSimulation } from '../../simulator/index.js';
import { faultsAtRest } from '../support/chaos/convergence.js';
import { playCourse, stopFaults } from '../support/chaos/course.js';
import { watchInvariants } from '../support/chaos/invariants.js';

const firstSeed = Number(process.env['CHAOS_SEED'] ?? 1);
const count = Number(process.env['CHAOS_COUNT'] ?? 200);
const convergenceMs = 20 * 60_000;

function faultsOf(seed: number): string[] {
  const simulation = createSimulation({ seed });
  const broken = watchInvariants(simulation);
  const done = playCourse(simulation, seed, () => undefined);
  stopFaults(simulation);
  simulation.runUntil(simulation.nowMs + convergenceMs);
  const faults = [...broken, ...faultsAtRest(simulation)];
  const again = `CHAOS_SEED=${seed} CHAOS_COUNT=1 npx vitest run test/simulator/chaos.test.ts`;
  return faults.length === 0 ? [] : [again, ...done, ...faults];
}

test(`keeps its invariants and comes to rest, for ${count} seeds`, { timeout: 3_600_000 }, () => {
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    expect(faultsOf(seed)).toEqual([]);
  }
});
