import { expect, test } from 'vitest';
import { applied, deploymentYaml } from '../../support/simulation.js';

const hourMs = 3_600_000;

test('forgets events an hour after they were last written', () => {
  const simulation = applied(deploymentYaml('web'));
  expect(simulation.list('Event', 'default').length).toBeGreaterThan(3);
  simulation.runUntil(simulation.nowMs + hourMs - 60_000);
  expect(simulation.list('Event', 'default').length).toBeGreaterThan(3);
  simulation.runUntil(simulation.nowMs + 120_000);
  expect(simulation.list('Event', 'default')).toEqual([]);
  expect(simulation.nextEventMs() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(simulation.nowMs);
});
