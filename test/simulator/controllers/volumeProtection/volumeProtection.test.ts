// What is in use is not removed.
import { expect, test } from 'vitest';
import { pod, simulate } from '../../support.js';

const storage = `
apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOnce], hostPath: { path: /a }, storageClassName: manual }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }, storageClassName: manual }`;
const user = pod('user', 'volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]');

test('a claim goes when the last pod that uses it has gone', () => {
  const simulation = simulate(storage + user);
  const remove = (kind: string, name: string, namespace = 'default'): void => {
    simulation.act('delete', cluster => cluster.delete(kind, { namespace, name }));
    simulation.settle();
  };
  const exists = (kind: string, name: string, namespace = 'default'): boolean =>
    simulation.get(kind, namespace, name) !== undefined;
  remove('PersistentVolumeClaim', 'data');
  remove('PersistentVolume', 'disk', '');
  expect([exists('PersistentVolumeClaim', 'data'), exists('PersistentVolume', 'disk', '')]).toEqual(
    [true, true],
  );
  remove('Pod', 'user');
  expect([exists('PersistentVolumeClaim', 'data'), exists('PersistentVolume', 'disk', '')]).toEqual(
    [false, false],
  );
});
