// Scaling in the middle of a rollout.

import { expect, test } from 'vitest';
import type { ReplicaSet } from '../../../../schemas/built/types.js';
import { proportionalSizes } from '../../../../simulator/controllers/deployment/proportionalScaling.js';

// https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#proportional-scaling
test('the documented example: 8 + 5 of 10 become 11 + 7 of 15', () => {
  const sizes = proportionalSizes(
    { replicas: 15, maxSurge: 3, maxUnavailable: 2 },
    [replicaSet('old', 8, '13'), replicaSet('new', 5, '13')],
    13,
  );
  expect(named(sizes)).toEqual({ old: 11, new: 7 });
});

test('what rounding leaves goes to the largest', () => {
  const sizes = proportionalSizes(
    { replicas: 6, maxSurge: 0, maxUnavailable: 1 },
    [replicaSet('a', 1, '3'), replicaSet('b', 1, '3'), replicaSet('c', 1, '3')],
    3,
  );
  expect(Object.values(named(sizes)).reduce((x, y) => x + y)).toBe(6);
});

test('down to nothing when nothing is wanted', () => {
  const sizes = proportionalSizes(
    { replicas: 0, maxSurge: 2, maxUnavailable: 0 },
    [replicaSet('old', 3, '5'), replicaSet('new', 2, '5')],
    5,
  );
  expect(named(sizes)).toEqual({ old: 0, new: 0 });
});

test('without a note, the present size is the measure', () => {
  const sizes = proportionalSizes(
    { replicas: 20, maxSurge: 0, maxUnavailable: 0 },
    [replicaSet('old', 6, undefined), replicaSet('new', 4, undefined)],
    10,
  );
  expect(named(sizes)).toEqual({ old: 12, new: 8 });
});

function named(
  sizes: readonly { replicaSet: ReplicaSet; replicas: number }[],
): Record<string, number> {
  return Object.fromEntries(sizes.map(s => [s.replicaSet.metadata.name, s.replicas]));
}

function replicaSet(name: string, replicas: number, maxReplicas: string | undefined): ReplicaSet {
  const annotations: Readonly<Record<string, string>> =
    maxReplicas === undefined ? {} : { 'deployment.kubernetes.io/max-replicas': maxReplicas };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name, annotations },
    spec: { selector: {}, replicas },
  };
}
