// Volumes that few pods can share. The table follows volume_restrictions_test.go.
import { expect, test } from 'vitest';
import type { ClusterFile } from '../../../../simulator/simulation.js';
import { applyTo, placementsOf, pod, simulate } from '../../support.js';

const oneNode: ClusterFile = { nodes: [{ name: 'n1' }] };
const mounting = (name: string, source: string): string =>
  pod(name, `volumes: [{ name: disk, ${source} }]`);
/** Where a second pod goes beside a first with that volume. */
function second(source: string, other: string): string {
  const simulation = simulate(mounting('a', source), oneNode);
  applyTo(simulation, mounting('b', other));
  return (placementsOf(simulation)['b'] ?? '').split('. ')[0] ?? '';
}
const conflict = '0/1 nodes are available: 1 node(s) had no available disk';
const rbd = (monitor: string, rest = '') =>
  `rbd: { monitors: [x, ${monitor}], image: bar, pool: foo${rest} }`;

test.each([
  ['gcePersistentDisk: { pdName: foo }', 'gcePersistentDisk: { pdName: bar }'],
  ['awsElasticBlockStore: { volumeID: foo }', 'awsElasticBlockStore: { volumeID: bar }'],
  [
    'iscsi: { targetPortal: 127.0.0.1:3260, iqn: iqn.2016-12.server:storage.target01, lun: 0 }',
    'iscsi: { targetPortal: 127.0.0.1:3260, iqn: iqn.2017-12.server:storage.target01, lun: 0 }',
  ],
  [rbd('a'), rbd('a').replace('bar', 'foo')],
])('a node has one pod for %s', (source, other) => {
  expect(second(source, source)).toBe(conflict);
  expect(second(source, other)).toBe('n1');
});

test('disks that all pods only read are shared, but for those of AWS', () => {
  const gce = 'gcePersistentDisk: { pdName: foo, readOnly: true }';
  const aws = 'awsElasticBlockStore: { volumeID: foo, readOnly: true }';
  expect(second(gce, gce)).toBe('n1');
  expect(second(gce, gce.replace('true', 'false'))).toBe(conflict);
  expect(second(aws, aws)).toBe(conflict);
  expect(second(rbd('a', ', readOnly: true'), rbd('a', ', readOnly: true'))).toBe('n1');
});

test('images of Ceph are the same when the clusters have a monitor in common', () => {
  expect(second(rbd('a'), rbd('b'))).toBe(conflict);
  expect(second(rbd('a'), rbd('b').replace('x, ', ''))).toBe('n1');
});

test('another node does', () => {
  const source = 'gcePersistentDisk: { pdName: foo }';
  const yaml = mounting('a', source) + mounting('b', source);
  const simulation = simulate(yaml, { nodes: [{ name: 'n1' }, { name: 'n2' }] });
  expect(Object.values(placementsOf(simulation)).sort()).toEqual(['n1', 'n2']);
});

const exclusive = `
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: disk }
spec: { capacity: { storage: 1Gi }, accessModes: [ReadWriteOncePod], hostPath: { path: /tmp/a }, storageClassName: x }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOncePod], resources: { requests: { storage: 1Gi } }, storageClassName: x }`;

test('a claim of one pod serves the next when that is gone', () => {
  const uses = (name: string) => mounting(name, 'persistentVolumeClaim: { claimName: data }');
  const simulation = simulate(exclusive + uses('a'), oneNode);
  applyTo(simulation, uses('b'));
  expect(placementsOf(simulation)['b']).toContain(
    '1 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
  );
  simulation.act('delete', api => api.delete('Pod', { namespace: 'default', name: 'a' }));
  simulation.settle();
  simulation.runUntil(simulation.nowMs + 60_000);
  expect(placementsOf(simulation)['b']).toBe('n1');
});
