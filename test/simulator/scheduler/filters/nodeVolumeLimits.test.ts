// A driver's limit of volumes on a node.
import { expect, test } from 'vitest';
import { placementsOf, pod, simulate } from '../../support.js';

const limited = (node: string, count: number): string => `
---
apiVersion: storage.k8s.io/v1
kind: CSINode
metadata: { name: ${node} }
spec: { drivers: [{ name: disks.example.com, nodeID: ${node}, allocatable: { count: ${count} } }] }`;
const volume = (name: string): string => `
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: ${name} }
spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], storageClassName: x, csi: { driver: disks.example.com, volumeHandle: ${name} } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${name} }
spec: { accessModes: [ReadWriteOnce], storageClassName: x, volumeName: ${name}, resources: { requests: { storage: 1Gi } } }`;
const user = (name: string, claim: string): string =>
  pod(name, `volumes: [{ name: v, persistentVolumeClaim: { claimName: ${claim} } }]`);

test('one volume more than the driver attaches is too many; one that is attached is not', () => {
  const simulation = simulate(
    limited('n1', 1) +
      volume('v1') +
      volume('v2') +
      user('a', 'v1') +
      user('b', 'v1') +
      user('c', 'v2'),
    { nodes: [{ name: 'n1' }] },
  );
  expect(placementsOf(simulation)).toMatchObject({
    a: 'n1',
    b: 'n1',
    c: '0/1 nodes are available: 1 node(s) exceed max volume count. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.',
  });
});
