import { expect, test } from 'vitest';
import { cluster, create } from '../../../support/simulation.js';

test('protects claims and volumes, and nothing else', () => {
  const simulation = cluster();
  const claim = create(
    simulation,
    `
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: { name: data, namespace: default }
    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
  `,
  );
  const volume = create(
    simulation,
    `
    apiVersion: v1
    kind: PersistentVolume
    metadata: { name: disk }
    spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /data } }
  `,
  );
  const other = create(simulation, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }');
  expect([claim, volume, other].map(object => object.metadata.finalizers)).toEqual([
    ['kubernetes.io/pvc-protection'],
    ['kubernetes.io/pv-protection'],
    undefined,
  ]);
});
