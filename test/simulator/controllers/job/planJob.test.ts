// How many pods a Job starts or stops.

import { expect, test } from 'vitest';
import type { Job, JobSpec, Pod } from '../../../../schemas/built/types.js';
import { noBackoff } from '../../../../simulator/controllers/job/backoff.js';
import { planJob } from '../../../../simulator/controllers/job/planJob.js';
import { tallyJob } from '../../../../simulator/controllers/job/tallyJob.js';

test.each<[string, Partial<JobSpec>, string[], string]>([
  ['starts as many as may run at once', { completions: 5, parallelism: 2 }, [], 'start 2'],
  ['starts no more than are missing', { completions: 3, parallelism: 9 }, ['ok', 'ok'], 'start 1'],
  ['rests while enough run', { completions: 3, parallelism: 1 }, ['run'], 'rest'],
  ['stops what is too much', { completions: 9, parallelism: 1 }, ['run', 'run', 'run'], 'stop 2'],
  ['stops all when suspended', { suspend: true, completions: 1 }, ['run'], 'stop 1'],
  ['runs a work queue at full width', { parallelism: 3 }, ['run'], 'start 2'],
  ['starts no more once a work queue had a success', { parallelism: 3 }, ['run', 'ok'], 'rest'],
  ['replaces what is going', { completions: 1 }, ['going'], 'start 1'],
  [
    'waits for what is going, where asked',
    { completions: 1, podReplacementPolicy: 'Failed' },
    ['going'],
    'rest',
  ],
])('%s', (_, spec, pods, expected) => {
  const wanted = job(spec);
  const plan = planJob(wanted, tallyJob(wanted, pods.map(pod)), noBackoff, 0);
  const count =
    plan.kind === 'start' ? plan.indexes.length : 'pods' in plan ? plan.pods.length : '';
  expect(`${plan.kind} ${count}`.trim()).toBe(expected);
});

test('waits while a failure is fresh', () => {
  const wanted = job({ completions: 1 });
  const backoff = { failures: 1, lastFailureMs: 0 };
  const plan = planJob(wanted, tallyJob(wanted, []), backoff, 4000);
  expect(plan).toEqual({ kind: 'wait', afterMs: 6000 });
});

test('an Indexed Job starts the lowest indexes that are free', () => {
  const wanted = job({ completions: 5, parallelism: 3, completionMode: 'Indexed' });
  const pods = [pod('ok', 0), pod('run', 2)];
  const plan = planJob(wanted, tallyJob(wanted, pods), noBackoff, 0);
  expect(plan).toEqual({ kind: 'start', indexes: [1, 3] });
});

test('of two pods of one index, one goes', () => {
  const wanted = job({ completions: 2, parallelism: 2, completionMode: 'Indexed' });
  const plan = planJob(wanted, tallyJob(wanted, [pod('run', 0), pod('run', 0)]), noBackoff, 0);
  expect(plan.kind === 'stop' && plan.pods.length).toBe(1);
});

function job(spec: Partial<JobSpec>): Job {
  const template = { spec: { containers: [], restartPolicy: 'Never' } };
  const filled = { parallelism: 1, backoffLimit: 6, template, ...spec };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'j' }, spec: filled };
}

function pod(state: string, index = 0): Pod {
  const phase = state === 'ok' ? 'Succeeded' : 'Running';
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      finalizers: ['batch.kubernetes.io/job-tracking'],
      annotations: { 'batch.kubernetes.io/job-completion-index': String(index) },
      ...(state === 'going' ? { deletionTimestamp: '2030-01-01T00:00:00Z' } : {}),
    },
    status: { phase },
  };
}
