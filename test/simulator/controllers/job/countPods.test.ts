// Pods of a Job that ended: named first, then freed, then counted. After job_controller_test.go:
// TestTrackJobStatusAndRemoveFinalizers.
import { expect, test } from 'vitest';
import type { Job } from '../../../../schemas/built/types.js';
import {
  countFreed,
  countsOf,
  type JobCounts,
} from '../../../../simulator/controllers/job/countPods.js';
import { createSimulation } from '../../../../simulator/createSimulation.js';
import type { ClusterFile } from '../../../../simulator/simulation.js';
import { objectsOf } from '../../support.js';

const counts = (succeeded: readonly string[], failed: readonly string[]): JobCounts => ({
  succeeded: 2,
  failed: 3,
  uncounted: { succeeded, failed },
});

test('pods without finalizer are counted, the others stay named', () => {
  expect(countFreed(counts(['a', 'b'], ['c', 'd']), new Set(['b', 'd', 'x']))).toEqual({
    succeeded: 3,
    failed: 4,
    uncounted: { succeeded: ['b'], failed: ['d'] },
  });
});

test('a status that says nothing counts nothing', () => {
  const job = { status: {} } as Job;
  expect(countsOf(job)).toEqual({
    succeeded: 0,
    failed: 0,
    uncounted: { succeeded: [], failed: [] },
  });
});

const job = (spec: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: work }
spec:
  ${spec}
  template:
    spec: { restartPolicy: Never, containers: [{ name: main, image: busybox }] }`;

/** What a watcher of the Job sees of its counts and conditions, one text per write. */
function seenOf(yaml: string, cluster: ClusterFile): readonly string[] {
  const simulation = createSimulation({ cluster });
  const seen: string[] = [];
  simulation.subscribe(({ object }) => {
    if (object.kind === 'Job') {
      const { status = {} } = object as Job;
      const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {};
      const types = (status.conditions ?? []).map(({ type }) => type);
      seen.push(
        `${status.succeeded ?? 0}+${succeeded.length} ${status.failed ?? 0}+${failed.length} ${types}`,
      );
    }
  });
  simulation.apply(objectsOf(yaml));
  simulation.settle();
  return [...new Set(seen)];
}
const exits = (code: number): ClusterFile => ({
  containers: [{ match: {}, exit: { code, afterMs: 100 } }],
});

test('a watcher sees the pod named before it is counted', () => {
  expect(seenOf(job('completions: 1'), exits(0))).toEqual([
    '0+0 0+0 ',
    '0+1 0+0 SuccessCriteriaMet',
    '1+0 0+0 SuccessCriteriaMet,Complete',
  ]);
});

test('so it is with a failure; indexes need no names', () => {
  expect(seenOf(job('backoffLimit: 0'), exits(1))).toEqual([
    '0+0 0+0 ',
    '0+0 0+1 FailureTarget',
    '0+0 1+0 FailureTarget,Failed',
  ]);
  const indexed = job('completions: 1\n  completionMode: Indexed');
  expect(seenOf(indexed, exits(0))).toEqual([
    '0+0 0+0 ',
    '1+0 0+0 SuccessCriteriaMet',
    '1+0 0+0 SuccessCriteriaMet,Complete',
  ]);
});
