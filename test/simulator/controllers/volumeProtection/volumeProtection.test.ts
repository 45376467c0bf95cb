// What is in use is not removed.
import { expect, test } from 'vitest';
import { pass, pod, podNamed, simulate } from '../../support.js';

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

test('a pod whose containers have ended still uses its claim', () => {
  const ending = user.replace('volumes:', 'activeDeadlineSeconds: 10, volumes:');
  const simulation = simulate(storage + ending);
  pass(simulation, 60_000);
  expect(podNamed(simulation, 'user').status?.phase).toBe('Failed');
  simulation.act('delete', cluster =>
    cluster.delete('PersistentVolumeClaim', { namespace: 'default', name: 'data' }),
  );
  simulation.settle();
  expect(simulation.get('PersistentVolumeClaim', 'default', 'data')).toBeDefined();
});

test.each([
  ['PersistentVolumeClaim', 'default', 'data', 'kubernetes.io/pvc-protection'],
  ['PersistentVolume', '', 'disk', 'kubernetes.io/pv-protection'],
])('a %s whose protection was taken off gets it back', (kind, namespace, name, finalizer) => {
  const simulation = simulate(storage);
  simulation.act('patch', cluster => {
    const object = cluster.get(kind, namespace, name);
    if (object !== undefined) {
      const { finalizers, ...metadata } = object.metadata;
      cluster.update({ ...object, metadata });
    }
  });
  simulation.settle();
  expect(simulation.get(kind, namespace, name)?.metadata.finalizers).toEqual([finalizer]);
});
