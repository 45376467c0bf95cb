// The arithmetic of a rolling update, against the traces of a real control plane.

import { expect, test } from 'vitest';
import type { Deployment, ReplicaSet } from '../../../../schemas/built/types.js';
import { fencepostsOf } from '../../../../simulator/controllers/deployment/fenceposts.js';
import {
  replicasForNewReplicaSet,
  scaleDownOldReplicaSets,
  type Target,
} from '../../../../simulator/controllers/deployment/rollingUpdate.js';

test.each([
  [1, 1, 0],
  [2, 1, 0],
  [3, 1, 0],
  [4, 1, 1],
  [5, 2, 1],
  [6, 2, 1],
  [7, 2, 1],
  [8, 2, 2],
  [9, 3, 2],
  [10, 3, 2],
  [100, 25, 25],
])('25%% of %i replicas is a surge of %i and %i unavailable', (replicas, surge, unavailable) => {
  expect(fencepostsOf(deployment(replicas, '25%', '25%'))).toEqual({
    maxSurge: surge,
    maxUnavailable: unavailable,
  });
});

test('both 0 makes one unavailable; other strategies have no fenceposts', () => {
  expect(fencepostsOf(deployment(3, 0, 0))).toEqual({ maxSurge: 0, maxUnavailable: 1 });
  expect(fencepostsOf(deployment(0, 0, 5))).toEqual({ maxSurge: 0, maxUnavailable: 0 });
  expect(fencepostsOf({ ...deployment(3, 1, 1), spec: recreate })).toEqual({
    maxSurge: 0,
    maxUnavailable: 0,
  });
});

test.each([
  ['3 with a surge of 1 start with 1', 3, 1, 0, 3, 1],
  ['10 with a surge of 3 start with 3', 10, 3, 0, 10, 3],
  ['and grow as the old ones leave room', 10, 3, 3, 11, 5],
  ['never beyond what is wanted', 10, 3, 9, 10, 10],
  ['never shrink', 10, 3, 4, 14, 4],
])('%s', (_, replicas, maxSurge, size, total, expected) => {
  const target = { replicas, maxSurge, maxUnavailable: 0 };
  expect(replicasForNewReplicaSet(target, size, total)).toBe(expected);
});

test.each<[string, Target, [number, number], [number, number][], [string, number][]]>([
  [
    'nothing while the new pod is not available',
    { replicas: 3, maxSurge: 1, maxUnavailable: 0 },
    [1, 0],
    [[3, 3]],
    [],
  ],
  [
    'one old for each new that is available',
    { replicas: 3, maxSurge: 1, maxUnavailable: 0 },
    [1, 1],
    [[3, 3]],
    [['old0', 2]],
  ],
  [
    'nothing while one that was just made smaller still counts more available pods than it is to have',
    { replicas: 3, maxSurge: 0, maxUnavailable: 1 },
    [0, 0],
    [[3, 5]],
    [],
  ],
  [
    'as many as may be missed at once',
    { replicas: 10, maxSurge: 3, maxUnavailable: 2 },
    [3, 0],
    [[10, 10]],
    [['old0', 8]],
  ],
  [
    'unhealthy ones first, the oldest first',
    { replicas: 4, maxSurge: 1, maxUnavailable: 1 },
    [1, 0],
    [
      [2, 2],
      [2, 1],
    ],
    [['old1', 1]],
  ],
  [
    'what never came up goes within the budget',
    { replicas: 3, maxSurge: 1, maxUnavailable: 0 },
    [1, 1],
    [
      [2, 2],
      [1, 0],
    ],
    [['old1', 0]],
  ],
])('scales down %s', (_, target, fresh, old, expected) => {
  const scalings = scaleDownOldReplicaSets(
    target,
    replicaSet('new', fresh),
    old.map((size, index) => replicaSet(`old${index}`, size)),
  );
  expect(scalings.map(s => [s.replicaSet.metadata.name, s.replicas])).toEqual(expected);
});

const template = {};
const recreate = { selector: {}, template, strategy: { type: 'Recreate' } };

function deployment(
  replicas: number,
  maxSurge: number | string,
  maxUnavailable: number | string,
): Deployment {
  const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } };
  const spec = { replicas, selector: {}, template, strategy };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: {}, spec };
}

function replicaSet(name: string, [size, available]: [number, number]): ReplicaSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name },
    spec: { selector: {}, replicas: size },
    status: { replicas: size, availableReplicas: available },
  };
}
