// The decision by the tally is the one by a look at each pod.

import { assert, boolean, constantFrom, integer, property, record, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import { planSet } from '../../../../simulator/controllers/statefulSet/planSet.js';
import { planTally } from '../../../../simulator/controllers/statefulSet/planTally.js';
import {
  countPods,
  isRunningAndReady,
} from '../../../../simulator/controllers/statefulSet/setStatus.js';
import { SetTally } from '../../../../simulator/controllers/statefulSet/setTally.js';

const pods = uniqueArray(
  record({
    ordinal: integer({ min: 0, max: 9 }),
    phase: constantFrom('Running', 'Running', 'Running', 'Pending'),
    ready: constantFrom('True', 'True', 'True', 'False'),
    revision: constantFrom('old', 'new'),
    isDeleted: constantFrom(false, false, false, true),
  }),
  { selector: each => each.ordinal, maxLength: 10 },
);
const rules = record({
  range: record({ start: integer({ min: 0, max: 3 }), replicas: integer({ min: 0, max: 7 }) }),
  isOrdered: boolean(),
  isRollingUpdate: boolean(),
  partition: integer({ min: 0, max: 4 }),
});

test('decides as a look at each pod does', () => {
  let told = 0;
  assert(
    property(pods, rules, (described, rest) => {
      const view = { ...rest, updateRevision: 'new' };
      const present = described.map(pod);
      const tally = tallyOf(present);
      const steps = planTally({ ...view, tally });
      const isAvailable = isRunningAndReady;
      const looked = planSet({ ...view, pods: present, isAvailable, hasOwnedClaims: () => true });
      const expected = looked.flatMap(step =>
        step.kind === 'create' || step.kind === 'delete' ? [textOf(step)] : [],
      );
      told += steps === undefined ? 0 : 1;
      expect(steps?.map(textOf) ?? expected).toEqual(expected);
      expect(tally.counts()).toEqual(countPods(present, 0, 0));
    }),
    { numRuns: 2000 },
  );
  expect(told).toBeGreaterThan(1000);
});

test('leaves failed pods to a look at each', () => {
  const failed = { ordinal: 0, phase: 'Failed', ready: 'False', revision: 'new', isDeleted: false };
  const view = { range: { start: 0, replicas: 1 }, isOrdered: true, isRollingUpdate: true };
  const tally = tallyOf([pod(failed)]);
  expect(planTally({ ...view, tally, partition: 0, updateRevision: 'new' })).toBe(undefined);
});

/** A tally that has seen a change of every pod. */
function tallyOf(present: readonly Pod[]): SetTally {
  const tally = new SetTally();
  for (const each of present) {
    const before = {
      ...each,
      status: { phase: 'Pending' },
      metadata: { name: each.metadata.name },
    };
    tally.add(before as Pod);
    tally.remove(before as Pod);
    tally.add(each);
  }
  return tally;
}

function textOf(
  step:
    | { readonly kind: 'create' | 'delete'; readonly ordinal: number }
    | { readonly kind: 'delete'; readonly pod: Pod },
): string {
  return `${step.kind} ${'pod' in step ? step.pod.metadata.name : `web-${step.ordinal}`}`;
}

interface Described {
  readonly ordinal: number;
  readonly phase: string;
  readonly ready: string;
  readonly revision: string;
  readonly isDeleted: boolean;
}

function pod({ ordinal, phase, ready, revision, isDeleted }: Described): Pod {
  const name = `web-${ordinal}`;
  const labels = {
    'statefulset.kubernetes.io/pod-name': name,
    'controller-revision-hash': revision,
  };
  const deleted = isDeleted ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {};
  return {
    metadata: { name, labels, ...deleted },
    status: { phase, conditions: [{ type: 'Ready', status: ready }] },
  } as unknown as Pod;
}
