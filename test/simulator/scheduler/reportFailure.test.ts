// A pod that fits nowhere says so in its conditions; the same failure is not written twice.
import { expect, test } from 'vitest';
import { pass, podNamed, requesting, simulate } from '../support.js';

test('PodScheduled is False, reason Unschedulable, and stays as it was written', () => {
  const simulation = simulate(requesting('big', 'cpu: 100'));
  const before = podNamed(simulation, 'big');
  expect(before.status?.conditions).toMatchObject([
    { type: 'PodScheduled', status: 'False', reason: 'Unschedulable' },
  ]);
  pass(simulation, 900_000);
  expect(podNamed(simulation, 'big').metadata.resourceVersion).toBe(
    before.metadata.resourceVersion,
  );
});
