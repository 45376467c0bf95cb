// Volumes made for claims, where the addon is on.
import { expect, test } from 'vitest';
import { eventsOf, simulate } from '../../support.js';

const yaml = `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast }
provisioner: example.com/disks
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 3Gi } }, storageClassName: fast }`;

test('a volume is made, bound, and removed with its claim', () => {
  const simulation = simulate(yaml);
  const [volume] = simulation.list('PersistentVolume');
  const uid = simulation.get('PersistentVolumeClaim', 'default', 'data')?.metadata.uid;
  expect(volume).toMatchObject({
    metadata: { name: `pvc-${uid}` },
    spec: { capacity: { storage: '3Gi' }, persistentVolumeReclaimPolicy: 'Delete' },
    status: { phase: 'Bound' },
  });
  expect(eventsOf(simulation, 'data')).toContain(
    `ProvisioningSucceeded Successfully provisioned volume pvc-${uid}`,
  );
  simulation.act('delete', cluster =>
    cluster.delete('PersistentVolumeClaim', { namespace: 'default', name: 'data' }),
  );
  simulation.settle();
  expect(simulation.list('PersistentVolume')).toEqual([]);
});

test('without the addon the claim waits and says for whom', () => {
  const simulation = simulate(yaml, { addons: { provisioner: false } });
  expect(simulation.list('PersistentVolume')).toEqual([]);
  expect(eventsOf(simulation, 'data').join()).toContain(
    "ExternalProvisioning Waiting for a volume to be created either by the external provisioner 'example.com/disks'",
  );
});
