// Claims that grow: only where their class lets them, and by whom.
import { expect, test } from 'vitest';
import type { PersistentVolumeClaim } from '../../../../schemas/built/types.js';
import type { ClusterFile, Simulation } from '../../../../simulator/simulation.js';
import { refusalOf } from '../../../support/simulation.js';
import { eventsOf, simulate } from '../../support.js';

const storage = (allows: boolean): string => `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: disks }
provisioner: disks.example.com
allowVolumeExpansion: ${allows}
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: a }
spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /a }, storageClassName: disks }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: disks, resources: { requests: { storage: 1Gi } } }`;

const claimOf = (simulation: Simulation): PersistentVolumeClaim =>
  simulation.get('PersistentVolumeClaim', 'default', 'data') as PersistentVolumeClaim;

function grow(simulation: Simulation): void {
  const claim = claimOf(simulation);
  const resources = { requests: { storage: '2Gi' } };
  simulation.act('grow', api => api.update({ ...claim, spec: { ...claim.spec, resources } }));
  simulation.settle();
}

const waits = 'ExternalExpanding waiting for an external controller to expand this PVC';

test('without a resizer the claim waits', () => {
  const cluster: ClusterFile = { nodes: [{ name: 'n1' }] };
  const simulation = simulate(storage(true), cluster);
  grow(simulation);
  expect(eventsOf(simulation, 'data')).toEqual([waits]);
  expect(claimOf(simulation).status?.capacity).toEqual({ storage: '1Gi' });
});

test('with one, volume and claim grow', () => {
  const simulation = simulate(storage(true));
  grow(simulation);
  expect(eventsOf(simulation, 'data')).toContain('VolumeResizeSuccessful Resize volume succeeded');
  expect(claimOf(simulation).status?.capacity).toEqual({ storage: '2Gi' });
  expect(simulation.get('PersistentVolume', '', 'a')?.['spec']).toMatchObject({
    capacity: { storage: '2Gi' },
  });
});

test('a class that does not allow it refuses', () => {
  const simulation = simulate(storage(false));
  expect(refusalOf(() => grow(simulation))).toContain(
    'persistentvolumeclaims "data" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
  );
});
