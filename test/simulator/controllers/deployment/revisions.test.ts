// The notes Deployments keep in annotations.

import { expect, test } from 'vitest';
import type { Deployment, ReplicaSet } from '../../../../schemas/built/types.js';
import {
  lastRevision,
  newReplicaSetAnnotations,
  nextRevision,
} from '../../../../simulator/controllers/deployment/revisions.js';

const REVISION = 'deployment.kubernetes.io/revision';
const HISTORY = 'deployment.kubernetes.io/revision-history';

test('a new ReplicaSet gets the annotations of the Deployment but not its own notes', () => {
  const deployment = withAnnotations('Deployment', {
    team: 'shop',
    [REVISION]: '4',
    'kubectl.kubernetes.io/last-applied-configuration': '{}',
  });
  expect(newReplicaSetAnnotations(deployment, {}, 5)).toEqual({ team: 'shop', [REVISION]: '5' });
});

test('a rollback renumbers the ReplicaSet and notes the number it had', () => {
  const deployment = withAnnotations('Deployment', {});
  const once = newReplicaSetAnnotations(deployment, { [REVISION]: '1' }, 3);
  expect(once).toEqual({ [REVISION]: '3', [HISTORY]: '1' });
  expect(newReplicaSetAnnotations(deployment, once, 5)[HISTORY]).toBe('1,3');
});

test('a long history forgets its beginning', () => {
  const existing = { [REVISION]: '999', [HISTORY]: '1,'.repeat(999).slice(0, -1) };
  const deployment = withAnnotations('Deployment', {});
  const history = newReplicaSetAnnotations(deployment, existing, 1000)[HISTORY];
  expect(history?.length).toBeLessThanOrEqual(2000);
  expect(history?.endsWith(',1,999')).toBe(true);
});

test('revisions count from the old ReplicaSets', () => {
  const old = ['2', '7', '3'].map(revision =>
    withAnnotations('ReplicaSet', { [REVISION]: revision }),
  );
  expect(nextRevision(old)).toBe(8);
  expect(nextRevision([])).toBe(1);
  expect(lastRevision(old)).toBe(3);
  expect(lastRevision(old.slice(0, 1))).toBe(0);
});

function withAnnotations(
  kind: string,
  annotations: Readonly<Record<string, string>>,
): Deployment & ReplicaSet {
  return { apiVersion: 'apps/v1', kind, metadata: { annotations } } as Deployment & ReplicaSet;
}
