// Whom a change of a pod concerns: by its owner's kind, and by whether more than its status changed.
import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { groupOf, isOfInterest } from '../../../simulator/kernel/podGroups.js';
import type { ChangeNotice } from '../../../simulator/kernel/types.js';

const ownedBy = (kind: string) => [
  { apiVersion: 'apps/v1', kind, name: 'web', uid: 'u', controller: true },
];

const pod = (kind?: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', ...(kind === undefined ? {} : { ownerReferences: ownedBy(kind) }) },
  spec: {},
  status: {},
});

const change = (object: KubernetesObject, previous?: KubernetesObject): ChangeNotice => ({
  type: previous === undefined ? 'ADDED' : 'MODIFIED',
  groupKind: 'Pod',
  object,
  previous,
});

test('owners hear of their own pods and of those without one', () => {
  const hears = (kind?: string) => isOfInterest({ ownedBy: 'Job' }, change(pod(kind)));
  expect([hears('Job'), hears('ReplicaSet'), hears()]).toEqual([true, false, true]);
});

test('who ignores status hears of everything else', () => {
  const before = pod('Job');
  const hears = (more: object) =>
    isOfInterest('ignoresStatus', change({ ...before, ...more }, before));
  expect(hears({ status: { phase: 'Running' } })).toBe(false);
  expect(hears({ spec: { nodeName: 'n' } })).toBe(true);
  expect(hears({ metadata: { ...before.metadata, deletionTimestamp: 'now' } })).toBe(true);
  expect(isOfInterest('ignoresStatus', change(before))).toBe(true);
});

test('a pod that changed hands is of no group, and concerns both', () => {
  const adopted = change(pod('Job'), pod('ReplicaSet'));
  expect(groupOf(adopted)).toBeUndefined();
  expect(isOfInterest({ ownedBy: 'ReplicaSet' }, adopted)).toBe(true);
  expect(groupOf(change(pod('Job')))).toEqual({ key: 'Job', variant: 'pods' });
});

test('who waits for claims hears of pods with claims alone', () => {
  const claimant = { ...pod('Job'), spec: { volumes: [{ persistentVolumeClaim: {} }] } };
  const hears = (object: KubernetesObject) => isOfInterest('withClaims', change(object));
  expect([hears(claimant), hears(pod('Job'))]).toEqual([true, false]);
  expect(groupOf(change({ ...claimant, status: { phase: 'Running' } }, claimant))).toEqual({
    key: 'Job',
    variant: 'claimantStatuses',
  });
});
