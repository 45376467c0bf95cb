// A container that grows beyond its limit is killed then, and again after each restart.
import { expect, test } from 'vitest';
import { pass, pod, podNamed, simulate } from '../support.js';

test('memory beyond the limit ends the container as OOMKilled', () => {
  const points = [
    { atMs: 0, value: '0' },
    { atMs: 100_000, value: '100Mi' },
  ];
  const limited = pod('a').replace('resources: {}', 'resources: { limits: { memory: 50Mi } }');
  const simulation = simulate(limited, {
    nodes: [{ name: 'n1' }],
    containers: [{ match: {}, usage: { memory: { points } } }],
  });
  pass(simulation, 49_000 - (simulation.nowMs % 100_000));
  expect(podNamed(simulation, 'a').status?.containerStatuses?.[0]).toMatchObject({
    restartCount: 0,
    state: { running: {} },
  });
  pass(simulation, 2_000);
  expect(podNamed(simulation, 'a').status?.containerStatuses?.[0]?.lastState).toMatchObject({
    terminated: { exitCode: 137, reason: 'OOMKilled' },
  });
  pass(simulation, 5_000);
  expect(podNamed(simulation, 'a').status?.containerStatuses?.[0]?.state).toMatchObject({
    waiting: { reason: 'CrashLoopBackOff' },
  });
});
