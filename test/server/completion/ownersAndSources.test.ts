import { expect, test } from 'vitest';
import { labelsAt } from '../../support/service.js';

const others = `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: orders }
---
apiVersion: snapshot.storage.k8s.io/v1
kind: VolumeSnapshot
metadata: { name: nightly }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
---
`;
const claim = (spec: string): string =>
  `${others}apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: copy }\nspec:\n  ${spec}\n`;

test('what a claim is filled from, of the kind that is said', () => {
  expect(labelsAt(claim('dataSource: { kind: PersistentVolumeClaim, name: $0 }'))).toEqual([
    'orders',
  ]);
  const snapshots = claim(
    'dataSourceRef: { apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: $0 }',
  );
  expect(labelsAt(snapshots)).toEqual(['nightly']);
  expect(labelsAt(claim('dataSource: { name: $0 }')).sort()).toEqual(['nightly', 'orders']);
});

test('owners', () => {
  const owned = (reference: string): string =>
    `${others}apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  ownerReferences: [${reference}]\n`;
  expect(labelsAt(owned('{ apiVersion: apps/v1, kind: Deployment, name: $0 }'))).toEqual(['web']);
  expect(labelsAt(owned('{ apiVersion: apps/v1, kind: StatefulSet, name: $0 }'))).toEqual([]);
});
