// The order in which pods of a shrinking ReplicaSet die.

import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import { podsToDelete } from '../../../../simulator/controllers/replicaSet/podsToDelete.js';

const NOW_MS = Date.parse('2030-01-01T12:00:00Z');

interface Traits {
  readonly node?: string;
  readonly phase?: string;
  readonly readySince?: string;
  readonly cost?: string;
  readonly restarts?: number;
  readonly created?: string;
}

test.each<[string, Traits, Traits]>([
  ['unassigned before assigned', {}, { node: 'a', phase: 'Pending' }],
  ['pending before running', { node: 'a', phase: 'Pending' }, { node: 'a' }],
  ['unready before ready', { node: 'a' }, { node: 'a', readySince: '11:00:00' }],
  [
    'a low deletion cost before a high one',
    { node: 'a', readySince: '11:00:00', cost: '-5' },
    { node: 'a', readySince: '11:59:59' },
  ],
  [
    'recently ready before long ready',
    { node: 'a', readySince: '11:59:58' },
    { node: 'a', readySince: '11:00:00' },
  ],
  [
    'more restarts before fewer',
    { node: 'a', readySince: '11:00:00', restarts: 2 },
    { node: 'a', readySince: '11:00:00' },
  ],
  [
    'newer before older',
    { node: 'a', readySince: '11:00:00', created: '10:59:00' },
    { node: 'a', readySince: '11:00:00', created: '08:00:00' },
  ],
])('%s', (_, first, second) => {
  const pods = [pod('z-first', first), pod('a-second', second)];
  expect(chosen([...pods], 1)).toEqual(['z-first']);
  expect(chosen([...pods].reverse(), 1)).toEqual(['z-first']);
});

test('nodes that hold many give one up first', () => {
  const ready = { readySince: '11:00:00' };
  const pods = [pod('a', { node: 'x', ...ready }), pod('b', { node: 'y', ...ready })];
  const related = [...pods, pod('c', { node: 'y', ...ready })];
  expect(podsToDelete(pods, related, 1, NOW_MS).map(p => p.metadata.name)).toEqual(['b']);
});

test('of about the same age, the lower UID goes', () => {
  const pods = [
    pod('b', { node: 'x', readySince: '11:00:00' }),
    pod('a', { node: 'x', readySince: '11:00:10' }),
  ];
  expect(chosen(pods, 1)).toEqual(['a']);
});

test('nothing is sorted when all go', () => {
  expect(chosen([pod('b', {}), pod('a', {})], 2)).toEqual(['b', 'a']);
});

function chosen(pods: readonly Pod[], count: number): (string | undefined)[] {
  return podsToDelete(pods, [], count, NOW_MS).map(p => p.metadata.name);
}

function pod(name: string, traits: Traits): Pod {
  const at = (time: string): string => `2030-01-01T${time}Z`;
  const ready = traits.readySince;
  const lastTransitionTime = at(ready ?? '00:00:00');
  const status = ready === undefined ? 'False' : 'True';
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      uid: name,
      creationTimestamp: at(traits.created ?? '09:00:00'),
      annotations: { 'controller.kubernetes.io/pod-deletion-cost': traits.cost ?? '0' },
    },
    spec: { containers: [], ...(traits.node === undefined ? {} : { nodeName: traits.node }) },
    status: {
      phase: traits.phase ?? (traits.node === undefined ? 'Pending' : 'Running'),
      conditions: [{ type: 'Ready', status, lastTransitionTime }],
      containerStatuses: [
        { name: 'c', image: '', imageID: '', ready: true, restartCount: traits.restarts ?? 0 },
      ],
    },
  };
}
