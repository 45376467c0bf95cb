// CronJobs over time.

import { expect, test } from 'vitest';
import type { CronJob } from '../../../../schemas/built/types.js';
import type { Simulation } from '../../../../simulator/simulation.js';
import { pass, simulate } from '../../support.js';
import { eventsOf } from '../eventsOf.js';

const MINUTE_MS = 60_000;
const slow = { containers: [{ match: {}, exit: { code: 0, afterMs: 10 * MINUTE_MS } }] };

test('starts a Job at each time and keeps the last three', () => {
  const simulation = simulate(cronJob('schedule: "* * * * *"'));
  pass(simulation, 6.5 * MINUTE_MS);
  expect(simulation.list('batch/Job')).toHaveLength(3);
  const { status } = simulation.get('batch/CronJob', 'default', 'tick') as CronJob;
  expect(status?.lastSuccessfulTime).toBeDefined();
  expect(status?.active).toBeUndefined();
  const started = eventsOf(simulation, 'CronJob').filter(e => e.startsWith('SuccessfulCreate'));
  expect(started).toHaveLength(6);
});

test('misses none of the Jobs it forgets at once', () => {
  const simulation = simulate(cronJob('schedule: "* * * * *", successfulJobsHistoryLimit: 0'));
  pass(simulation, 1.5 * MINUTE_MS);
  const { status } = simulation.get('batch/CronJob', 'default', 'tick') as CronJob;
  expect(status?.active).toBeUndefined();
  expect(status?.lastSuccessfulTime).toBeDefined();
  expect(eventsOf(simulation, 'CronJob').map(event => event.split(':')[0])).toEqual([
    'SuccessfulCreate',
    'SuccessfulDelete',
  ]);
});

test('Forbid waits for the one that runs', () => {
  const simulation = simulate(cronJob('schedule: "* * * * *", concurrencyPolicy: Forbid'), slow);
  pass(simulation, 3.5 * MINUTE_MS);
  expect(simulation.list('batch/Job')).toHaveLength(1);
  expect(eventsOf(simulation, 'CronJob')).toContain(
    'JobAlreadyActive: Not starting job because prior execution is running and concurrency policy is Forbid',
  );
});

test('Replace ends the one that runs', () => {
  const simulation = simulate(cronJob('schedule: "* * * * *", concurrencyPolicy: Replace'), slow);
  pass(simulation, 3.5 * MINUTE_MS);
  expect(simulation.list('batch/Job')).toHaveLength(1);
  expect(activeOf(simulation)).toBe(1);
});

test('Allow lets them run side by side', () => {
  const simulation = simulate(cronJob('schedule: "* * * * *"'), slow);
  pass(simulation, 3.5 * MINUTE_MS);
  expect(activeOf(simulation)).toBe(3);
});

test('a schedule that names no day there is is said to be invalid', () => {
  const simulation = simulate(cronJob('schedule: "0 0 31 2 *"'));
  pass(simulation, 10 * MINUTE_MS);
  expect(eventsOf(simulation, 'CronJob')).toEqual([
    'InvalidSchedule: invalid schedule: 0 0 31 2 * : time difference between two schedules is less than 1 second',
  ]);
});

test('a suspended one does nothing', () => {
  const simulation = simulate(cronJob('schedule: "* * * * *", suspend: true'));
  pass(simulation, 10 * MINUTE_MS);
  expect(simulation.list('batch/Job')).toEqual([]);
});

function cronJob(spec: string): string {
  const pod = '{ restartPolicy: Never, containers: [{ name: main, image: busybox }] }';
  return `
    apiVersion: batch/v1
    kind: CronJob
    metadata: { name: tick }
    spec: { ${spec}, jobTemplate: { spec: { template: { spec: ${pod} } } } }
  `;
}

function activeOf(simulation: Simulation): number | undefined {
  const { status } = simulation.get('batch/CronJob', 'default', 'tick') as CronJob;
  return status?.active?.length;
}
