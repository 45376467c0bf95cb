// Jobs from beginning to end.

import { expect, test } from 'vitest';
import type { Job, Pod } from '../../../../schemas/built/types.js';
import type { Simulation } from '../../../../simulator/simulation.js';
import { pass, simulate } from '../../support.js';
import { eventsOf } from '../eventsOf.js';

const failing = { containers: [{ match: {}, exit: { code: 1, afterMs: 300 } }] };

test('retries with growing waits until the backoff limit is passed', () => {
  const simulation = simulate(job('backoffLimit: 2'), failing);
  expect(statusOf(simulation)).toMatchObject({ failed: 1 });
  pass(simulation, 40_000);
  expect(endOf(simulation)).toBe('Failed BackoffLimitExceeded');
  expect(statusOf(simulation)).toMatchObject({ failed: 3 });
  expect(startsOf(simulation)).toEqual([0, 10, 30]);
});

test('with restartPolicy OnFailure the restarts count', () => {
  const simulation = simulate(job('backoffLimit: 1', 'OnFailure'), failing);
  pass(simulation, 60_000);
  expect(endOf(simulation)).toBe('Failed BackoffLimitExceeded');
  expect(statusOf(simulation)).toMatchObject({ failed: 1 });
});

test('a failure policy ends it at once', () => {
  const rule = '{ action: FailJob, onExitCodes: { operator: In, values: [1] } }';
  const simulation = simulate(job(`podFailurePolicy: { rules: [${rule}] }`), failing);
  expect(endOf(simulation)).toBe('Failed PodFailurePolicy');
});

test('the deadline stops what runs', () => {
  const slow = { containers: [{ match: {}, exit: { code: 0, afterMs: 600_000 } }] };
  const simulation = simulate(
    job('activeDeadlineSeconds: 30, parallelism: 2, completions: 2'),
    slow,
  );
  pass(simulation, 120_000);
  expect(endOf(simulation)).toBe('Failed DeadlineExceeded');
  expect(eventsOf(simulation, 'Job')).toContain(
    'DeadlineExceeded: Job was active longer than specified deadline',
  );
  expect(statusOf(simulation)).toMatchObject({ failed: 2, terminating: 0 });
});

test('a pod that is deleted is replaced once it has ended, where only failed ones are', () => {
  const slow = {
    containers: [{ match: {}, exit: { code: 0, afterMs: 600_000 }, terminate: { afterMs: 0 } }],
  };
  const simulation = simulate(job('podReplacementPolicy: Failed, completions: 2'), slow);
  const [first] = simulation.list('Pod') as readonly Pod[];
  simulation.act('delete the pod', cluster =>
    cluster.delete('Pod', { namespace: 'default', name: first?.metadata.name ?? '' }),
  );
  pass(simulation, 60_000);
  const [second, ...others] = simulation.list('Pod') as readonly Pod[];
  expect(others).toEqual([]);
  expect(second?.metadata.uid).not.toBe(first?.metadata.uid);
  expect(statusOf(simulation)).toMatchObject({ active: 1, terminating: 0 });
});

test('an index that fails too often leaves the others alone', () => {
  const simulation = simulate(
    job('completions: 2, parallelism: 2, completionMode: Indexed, backoffLimitPerIndex: 1'),
    { containers: [{ match: { pod: 'j-1-*' }, exit: { code: 1, afterMs: 300 } }] },
  );
  pass(simulation, 60_000);
  expect(endOf(simulation)).toBe('Failed FailedIndexes');
  expect(statusOf(simulation)).toMatchObject({
    completedIndexes: '0',
    failedIndexes: '1',
    succeeded: 1,
    failed: 2,
  });
});

test('a success policy is content with less', () => {
  const simulation = simulate(
    job(
      'completions: 3, parallelism: 3, completionMode: Indexed, ' +
        'successPolicy: { rules: [{ succeededIndexes: "0" }] }',
    ),
    { containers: [{ match: { pod: 'j-[12]-*' }, exit: { code: 0, afterMs: 900_000 } }] },
  );
  expect(endOf(simulation)).toBe('Complete SuccessPolicy');
  expect(statusOf(simulation)).toMatchObject({ succeeded: 1, completedIndexes: '0' });
});

test('suspending stops the pods and counts nothing as failed; resuming starts afresh', () => {
  const slow = { containers: [{ match: {}, exit: { code: 0, afterMs: 900_000 } }] };
  const simulation = simulate(job('parallelism: 2, completions: 2'), slow);
  suspend(simulation, true);
  expect(statusOf(simulation)).toEqual({
    conditions: [expect.objectContaining({ type: 'Suspended', status: 'True' })],
    terminating: 0,
    uncountedTerminatedPods: {},
    ready: 0,
  });
  expect(simulation.list('Pod')).toEqual([]);
  suspend(simulation, false);
  pass(simulation, 1_000_000);
  expect(endOf(simulation)).toBe('Complete CompletionsReached');
});

function suspend(simulation: Simulation, isSuspended: boolean): void {
  simulation.act('Suspended the Job', cluster => {
    const found = cluster.get<Job>('batch/Job', 'default', 'j') as Job;
    const spec = { ...found.spec, suspend: isSuspended } as Job['spec'];
    cluster.update({ ...found, spec });
  });
  pass(simulation, 40_000);
}

test('pods lose the finalizer of a Job that is gone', () => {
  const simulation = simulate(job('completions: 1'));
  simulation.act('Deleted the Job', cluster => {
    const key = { namespace: 'default', name: 'j' };
    cluster.delete('batch/Job', key, { propagationPolicy: 'Background' });
  });
  simulation.settle();
  expect(simulation.list('Pod')).toEqual([]);
});

function job(spec: string, restartPolicy = 'Never'): string {
  const containers = '[{ name: main, image: busybox }]';
  const template = `{ spec: { restartPolicy: ${restartPolicy}, containers: ${containers} } }`;
  return `
    apiVersion: batch/v1
    kind: Job
    metadata: { name: j }
    spec: { ${spec}, template: ${template} }
  `;
}

function statusOf(simulation: Simulation): Job['status'] {
  return (simulation.get('batch/Job', 'default', 'j') as Job).status;
}

function endOf(simulation: Simulation): string | undefined {
  const last = statusOf(simulation)?.conditions?.at(-1);
  return `${last?.type} ${last?.reason}`;
}

/** Seconds from the first pod to each. */
function startsOf(simulation: Simulation): readonly number[] {
  const pods = simulation.list('Pod') as readonly Pod[];
  const times = pods.map(pod => Date.parse(pod.metadata.creationTimestamp ?? '')).sort();
  return times.map(time => (time - (times[0] ?? 0)) / 1000);
}
