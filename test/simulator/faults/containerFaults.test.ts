// What the faults that people cause by hand lead to.
import { expect, test } from 'vitest';
import { becomeUnready, crash, runOutOfMemory } from '../../../simulator/faults/containerFaults.js';
import type { ContainerRule } from '../../../simulator/simulation.js';
import { pass, pod, podNamed, simulate } from '../support.js';

function statusAfter(rule: ContainerRule, durationMs: number) {
  const simulation = simulate(pod('web'));
  simulation.setBehaviour(rule);
  pass(simulation, durationMs);
  return podNamed(simulation, 'web').status?.containerStatuses?.[0];
}
const where = { namespace: 'default', pod: 'web' };

test('a crash restarts the container, then backs off', () => {
  expect(statusAfter(crash(where), 1_000)).toMatchObject({
    restartCount: 1,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated: { exitCode: 1 } },
  });
});

test('a leak ends in OOMKilled', () => {
  expect(statusAfter(runOutOfMemory(where, 60_000), 61_000)).toMatchObject({
    lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
  });
});

test('an unready container keeps running', () => {
  expect(statusAfter(becomeUnready(where), 1_000)).toMatchObject({
    ready: false,
    state: { running: {} },
  });
});
