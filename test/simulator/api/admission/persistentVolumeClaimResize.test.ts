// Growing claims: only bound ones of a class that allows it.
import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../../core/kubernetes/object.js';
import { persistentVolumeClaimResize } from '../../../../simulator/api/admission/persistentVolumeClaimResize.js';
import { cluster, create, refusalOf } from '../../../support/simulation.js';

const claim = (storage: string, phase: string, storageClassName = 'grows'): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'default' },
  spec: { storageClassName, resources: { requests: { storage } } },
  status: { phase },
});
const ask = (object: KubernetesObject, previous: KubernetesObject): void => {
  const simulation = cluster();
  create(
    simulation,
    '{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: grows }, provisioner: x, allowVolumeExpansion: true }',
  );
  const groupKind = 'PersistentVolumeClaim';
  const request = { operation: 'UPDATE', subresource: '', groupKind, object, previous } as const;
  persistentVolumeClaimResize.validate?.(request, simulation.server);
};

test.each([
  ['Pending', 'grows', 'Only bound persistent volume claims can be expanded'],
  ['Bound', 'fixed', 'only dynamically provisioned pvc can be resized'],
])('refuses one that is %s and of class %s', (phase, className, why) => {
  const before = claim('1Gi', phase, className);
  expect(refusalOf(() => ask(claim('2Gi', phase, className), before))).toContain(why);
});

test.each([
  ['2Gi', '1Gi'],
  ['1Gi', '1024Mi'],
])('%s after %s is fine', (after, before) => {
  expect(() => ask(claim(after, 'Bound'), claim(before, 'Bound'))).not.toThrow();
});
