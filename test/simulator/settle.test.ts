import { expect, test } from 'vitest';
import { applied, apply, cluster, deploymentYaml } from '../support/simulation.js';

function readyCount(simulation: ReturnType<typeof cluster>): number {
  const pods = simulation.list('Pod', 'default') as unknown as {
    status: { conditions?: { type: string; status: string }[] };
  }[];
  const isReady = ({ status }: (typeof pods)[0]) =>
    status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True');
  return pods.filter(isReady).length;
}

test('stands still once pods are ready, a quiet time later', () => {
  const simulation = applied(deploymentYaml('web', 3));
  expect(readyCount(simulation)).toBe(3);
  expect(simulation.nowMs - simulation.server.lastChangeMs).toBe(2500);
});

test('lasts out a first way that is longer than the quiet time', () => {
  const rule = { match: {}, ready: { afterMs: 60_000 } } as const;
  const simulation = applied(deploymentYaml('web', 1), { cluster: { containers: [rule] } });
  expect(readyCount(simulation)).toBe(1);
});

test('shows a rollout that is stuck as stuck, not past its deadline', () => {
  const rule = { match: {}, ready: 'never' } as const;
  const simulation = applied(deploymentYaml('web', 1), { cluster: { containers: [rule] } });
  const elapsedMs = simulation.nowMs - Date.UTC(2026, 0, 1);
  expect(elapsedMs).toBeLessThan(10_000);
  expect(readyCount(simulation)).toBe(0);
});

test('waits a grace period out', () => {
  const rule = { match: {}, terminate: { afterMs: 20_000 } } as const;
  const simulation = applied(deploymentYaml('web', 1), { cluster: { containers: [rule] } });
  const key = { namespace: 'default', name: 'web' };
  simulation.server.delete('apps/Deployment', key, {}, { actor: 'user' });
  simulation.settle();
  expect(simulation.list('Pod', 'default')).toEqual([]);
});

test('takes the quiet time it is asked for, and no more than the time it may take', () => {
  const simulation = cluster();
  simulation.settle();
  const startMs = simulation.nowMs;
  simulation.settle({ quietMs: 9000 });
  expect(simulation.nowMs).toBe(startMs + 9000);
  apply(simulation, deploymentYaml('web'));
  simulation.settle({ maxMs: 100 });
  expect(simulation.nowMs).toBe(startMs + 9100);
});

test('lets an idle day pass without work', () => {
  const simulation = applied(deploymentYaml('web', 3));
  const dayMs = 24 * 3_600_000;
  expect(simulation.runUntil(simulation.nowMs + dayMs)).toBeLessThan(100);
});
