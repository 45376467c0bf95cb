// The next step of a StatefulSet.

import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import { planSet, type SetView } from '../../../../simulator/controllers/statefulSet/planSet.js';

test.each<[string, string[], Partial<SetView>, string[]]>([
  ['starts with the first', [], {}, ['create 0']],
  ['waits for the first to be available', ['0 pending'], {}, ['claims 0']],
  ['goes on to the second', ['0'], {}, ['create 1']],
  ['replaces a failed pod before it goes on', ['0 failed', '1'], {}, ['delete 0']],
  ['waits for a terminating pod', ['0 deleting', '1', '2'], {}, []],
  ['does nothing more when all are well', ['0', '1', '2'], {}, []],
  ['shrinks from the top, one at a time', ['0', '1', '2', '3', '4'], {}, ['delete 4']],
  ['waits for the one that goes', ['0', '1', '2', '3', '4 deleting'], {}, []],
  ['waits while another is unwell', ['0', '1', '2', '3 pending', '4'], {}, ['delete 4']],
  ['does not pass an unwell one from above', ['0', '1', '2', '3 pending', '4 pending'], {}, []],
  ['removes an unwell one that is the first', ['0', '1', '2', '3', '4 pending'], {}, ['delete 4']],
  ['updates from the top', ['0 old', '1 old', '2 old'], {}, ['delete 2']],
  ['waits for the updated one', ['0 old', '1 old', '2 pending'], {}, ['claims 2']],
  ['then takes the next', ['0 old', '1 old', '2'], {}, ['delete 1']],
  ['stops at the partition', ['0 old', '1 old', '2'], { partition: 2 }, []],
  ['gives a pod its label back', ['0', '1 nameless'], {}, ['identify 1', 'create 2']],
  ['gives claims their owner', ['0 claims', '1'], {}, ['identify 0', 'create 2']],
  ['leaves claims alone behind a wait', ['0 pending', '1', '2', '3 claims'], {}, ['claims 0']],
  ['hands claims over first', ['0', '1', '2', '3 claims', '4'], {}, ['own 3', 'delete 4']],
  ['never updates by itself on delete', ['0 old', '1', '2'], { isRollingUpdate: false }, []],
])('in order, it %s', (_, pods, changes, expected) => {
  expect(plan(pods, changes)).toEqual(expected);
});

test.each<[string, string[], string[]]>([
  ['creates all', [], ['create 0', 'create 1', 'create 2']],
  ['removes all', ['0', '1', '2', '3', '4'], ['delete 4', 'delete 3']],
  ['updates one at a time all the same', ['0 old', '1 old', '2 old'], ['delete 2']],
])('in parallel, it %s at once', (_, pods, expected) => {
  expect(plan(pods, { isOrdered: false })).toEqual(expected);
});

test('counts from the first ordinal', () => {
  const range = { start: 5, replicas: 2 };
  expect(plan(['4', '5'], { range })).toEqual(['create 6']);
  expect(plan(['4', '5', '6'], { range })).toEqual(['delete 4']);
});

function plan(pods: readonly string[], changes: Partial<SetView>): string[] {
  const view: SetView = {
    range: { start: 0, replicas: 3 },
    pods: pods.map(pod),
    isOrdered: true,
    isRollingUpdate: true,
    partition: 0,
    updateRevision: 'new',
    isAvailable: p => p.status?.phase === 'Running',
    hasOwnedClaims: p => p.metadata.annotations === undefined,
    ...changes,
  };
  return planSet(view).map(step =>
    step.kind === 'create'
      ? `create ${step.ordinal}`
      : `${step.kind} ${step.pod.metadata.name?.slice(3)}`,
  );
}

/** `2 old`: ordinal and what is special about it. */
function pod(text: string): Pod {
  const [ordinal, trait] = text.split(' ');
  const phases: Record<string, string> = { pending: 'Pending', failed: 'Failed' };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `db-${ordinal}`,
      labels: {
        'controller-revision-hash': trait === 'old' ? 'old' : 'new',
        'statefulset.kubernetes.io/pod-name': trait === 'nameless' ? '' : `db-${ordinal}`,
      },
      ...(trait === 'claims' ? { annotations: { claims: 'of another owner' } } : {}),
      ...(trait === 'deleting' ? { deletionTimestamp: '2030-01-01T00:00:00Z' } : {}),
    },
    status: { phase: phases[trait ?? ''] ?? 'Running' },
  };
}
