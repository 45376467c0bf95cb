import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { summarizeChange } from '../../../simulator/kernel/summary.js';

function object(kind: string, more: object = {}): KubernetesObject {
  return { apiVersion: 'v1', kind, metadata: { name: 'web' }, ...more };
}

test.each([
  ['Created Pod web', undefined, object('Pod')],
  ['Deleted Pod web', object('Pod'), undefined],
  [
    'Scaled ReplicaSet web from 0 to 3',
    object('ReplicaSet', { spec: { replicas: 0 } }),
    object('ReplicaSet', { spec: { replicas: 3 } }),
  ],
  [
    'Bound Pod web to node-1',
    object('Pod', { spec: {} }),
    object('Pod', { spec: { nodeName: 'node-1' } }),
  ],
  [
    'Pod web is Running',
    object('Pod', { status: { phase: 'Pending' } }),
    object('Pod', { status: { phase: 'Running' } }),
  ],
  [
    'Deleting Pod web',
    object('Pod'),
    object('Pod', { metadata: { name: 'web', deletionTimestamp: '2026-01-01T00:00:00Z' } }),
  ],
  ['Updated ConfigMap web', object('ConfigMap', { data: {} }), object('ConfigMap', { data: {} })],
])('says: %s', (text, before, after) => {
  expect(summarizeChange(before, after)).toBe(text);
});
