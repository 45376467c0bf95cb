// Claims that wait for their first consumer get their volume where the pod goes.
import { expect, test } from 'vitest';
import { eventsOf, pass, placementsOf, pod, simulate } from '../support.js';

const storage = (provisioner: string): string => `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: late }
provisioner: ${provisioner}
volumeBindingMode: WaitForFirstConsumer
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], storageClassName: late, resources: { requests: { storage: 1Gi } } }`;
const localVolume = `
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: local }
spec:
  capacity: { storage: 2Gi }
  accessModes: [ReadWriteOnce]
  storageClassName: late
  local: { path: /mnt }
  nodeAffinity: { required: { nodeSelectorTerms: [
    { matchExpressions: [{ key: kubernetes.io/hostname, operator: In, values: [node-3] }] }] } }`;
const user = pod('user', 'volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]');

test('the pod goes to the node of the only volume that suits', () => {
  const simulation = simulate(storage('kubernetes.io/no-provisioner') + localVolume + user);
  expect(placementsOf(simulation)).toEqual({ user: 'node-3' });
  expect(simulation.get('PersistentVolumeClaim', 'default', 'data')?.['status']).toMatchObject({
    phase: 'Bound',
  });
});

test('without a volume and a provisioner it waits and says so', () => {
  const simulation = simulate(storage('kubernetes.io/no-provisioner') + user);
  expect(placementsOf(simulation)['user']).toContain(
    "3 node(s) didn't find available persistent volumes to bind",
  );
  const waits = 'WaitForFirstConsumer waiting for first consumer to be created before binding';
  expect(eventsOf(simulation, 'data')).toEqual([waits]);
  pass(simulation, 15_000);
  const forPod = 'WaitForPodScheduled waiting for pod user to be scheduled';
  expect(eventsOf(simulation, 'data')).toEqual([waits, forPod]);
});

test('a provisioner makes the volume once the node is chosen', () => {
  const simulation = simulate(storage('example.com/disks') + user);
  expect(placementsOf(simulation)['user']).toMatch(/^node-/);
  const [volume] = simulation.list('PersistentVolume');
  expect(volume?.metadata.name).toMatch(/^pvc-/);
});

test('the pod that waits for its volume is nominated to the node', () => {
  const simulation = simulate(storage('example.com/disks') + user, { nodes: [{ name: 'only' }] });
  const [waiting] = simulation.list('Pod');
  expect(waiting?.['spec']).not.toHaveProperty('nodeName');
  expect(waiting?.['status']).toMatchObject({ nominatedNodeName: 'only' });
});
