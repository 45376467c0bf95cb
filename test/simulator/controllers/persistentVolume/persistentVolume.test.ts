// Claims and volumes find each other; the smallest that suffices wins.
import { expect, test } from 'vitest';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../../schemas/built/types.js';
import type { Simulation } from '../../../../simulator/simulation.js';
import { applyTo, eventsOf, objectsOf, pass, simulate } from '../../support.js';

const volume = (name: string, storage: string, spec = ''): string => `
---
apiVersion: v1
kind: PersistentVolume
metadata: { name: ${name}, labels: { name: ${name} } }
spec: { capacity: { storage: ${storage} }, accessModes: [ReadWriteOnce], hostPath: { path: /a }, storageClassName: manual${spec} }`;
const claim = (name: string, spec = ''): string => `
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: ${name} }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }, storageClassName: manual${spec} }`;

const boundTo = (simulation: Simulation, name: string): string | undefined =>
  (simulation.get('PersistentVolumeClaim', 'default', name) as PersistentVolumeClaim).spec
    ?.volumeName;
const phaseOf = (simulation: Simulation, name: string): string | undefined =>
  (simulation.get('PersistentVolume', '', name) as PersistentVolume).status?.phase;

test('the smallest volume that suffices is bound from both sides', () => {
  const simulation = simulate(
    volume('big', '10Gi') + volume('fits', '2Gi') + volume('tiny', '500Mi') + claim('data'),
  );
  expect(boundTo(simulation, 'data')).toBe('fits');
  expect(simulation.get('PersistentVolumeClaim', 'default', 'data')).toMatchObject({
    metadata: {
      annotations: {
        'pv.kubernetes.io/bind-completed': 'yes',
        'pv.kubernetes.io/bound-by-controller': 'yes',
      },
    },
    status: { phase: 'Bound', capacity: { storage: '2Gi' }, accessModes: ['ReadWriteOnce'] },
  });
  expect(['big', 'fits', 'tiny'].map(name => phaseOf(simulation, name))).toEqual([
    'Available',
    'Bound',
    'Available',
  ]);
});

test('a selector chooses, and a volume serves one claim', () => {
  const selector = ', selector: { matchLabels: { name: big } }';
  const simulation = simulate(
    volume('big', '10Gi') + volume('fits', '2Gi') + claim('a', selector) + claim('b', selector),
  );
  expect(boundTo(simulation, 'a')).toBe('big');
  expect(boundTo(simulation, 'b')).toBeUndefined();
});

test('a volume meant for a claim by hand is kept for it', () => {
  const reserved = volume('kept', '1Gi', ', claimRef: { namespace: default, name: second }');
  const simulation = simulate(reserved + claim('first') + claim('second'));
  expect(boundTo(simulation, 'first')).toBeUndefined();
  expect(boundTo(simulation, 'second')).toBe('kept');
});

test.each([
  ['no class', "''", 'no persistent volumes available for this claim and no storage class is set'],
  ['a class that does not exist', 'none', 'storageclass.storage.k8s.io "none" not found'],
])('what a claim waits for is said: %s', (_name, className, message) => {
  const simulation = simulate(claim('data').replace('manual', className));
  expect(eventsOf(simulation, 'data').join()).toContain(message);
});

test('a volume outlives its claim as Released, and a lost volume makes its claim Lost', () => {
  const simulation = simulate(volume('a', '1Gi') + claim('data'));
  simulation.act('delete', cluster =>
    cluster.delete('PersistentVolumeClaim', { namespace: 'default', name: 'data' }),
  );
  simulation.settle();
  expect(phaseOf(simulation, 'a')).toBe('Released');
});

test.each([
  ['hostPath: { path: /tmp/x }', undefined, ''],
  [
    'hostPath: { path: /a }',
    'Failed',
    'host_path deleter only supports /tmp/.+ but received provided /a',
  ],
  [
    'nfs: { server: s, path: /a }',
    'Failed',
    'error getting deleter volume plugin for volume "a": no deletable volume plugin matched',
  ],
  [
    'csi: { driver: d, volumeHandle: h }',
    'Failed',
    'error getting deleter volume plugin for volume "a": no volume plugin matched',
  ],
])('policy Delete of a volume made by hand: %s', (source, phase, message) => {
  const policy = ', persistentVolumeReclaimPolicy: Delete';
  const simulation = simulate(
    volume('a', '1Gi', policy).replace('hostPath: { path: /a }', source) + claim('data'),
  );
  simulation.act('delete', cluster =>
    cluster.delete('PersistentVolumeClaim', { namespace: 'default', name: 'data' }),
  );
  simulation.settle();
  const stored = simulation.get('PersistentVolume', '', 'a') as PersistentVolume | undefined;
  expect(stored?.status?.phase).toBe(phase);
  expect(eventsOf(simulation, 'a').join()).toContain(message);
});

test('a claim that has lost its volume says nothing of it', () => {
  const simulation = simulate(volume('a', '1Gi') + claim('data'));
  simulation.act('lose', cluster => {
    cluster.delete('PersistentVolume', { namespace: '', name: 'a' });
    const { metadata, ...lost } = simulation.get('PersistentVolume', '', 'a') as PersistentVolume;
    const { finalizers: _finalizers, ...bare } = metadata;
    cluster.update({ ...lost, metadata: bare });
  });
  simulation.settle();
  expect(simulation.get('PersistentVolumeClaim', 'default', 'data')?.['status']).toEqual({
    phase: 'Lost',
  });
});

test.each([
  ['kubernetes.io/aws-ebs', "external provisioner 'ebs.csi.aws.com'"],
  ['kubernetes.io/glusterfs', 'no volume plugin matched name: kubernetes.io/glusterfs'],
])('a class of %s waits for what took its place', (provisioner, message) => {
  const simulation = simulate(
    `{ apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: { name: manual }, provisioner: ${provisioner} }` +
      claim('data'),
    { nodes: [] },
  );
  expect(eventsOf(simulation, 'data').join()).toContain(message);
});

const standard = `
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: standard, annotations: { storageclass.kubernetes.io/is-default-class: "true" } }
provisioner: example.com/disks`;
const claimOf = (name: string, spec = '') =>
  claim(name).replace(', storageClassName: manual', spec);
const classOf = (simulation: Simulation, name: string) =>
  (simulation.get('PersistentVolumeClaim', 'default', name) as PersistentVolumeClaim).spec
    ?.storageClassName;

test('a default class that comes later serves claims that named none', () => {
  const simulation = simulate(
    claimOf('early') + claimOf('without', ', storageClassName: ""') + claim('named'),
    { nodes: [] },
  );
  expect(eventsOf(simulation, 'early')).toEqual([
    'FailedBinding no persistent volumes available for this claim and no storage class is set',
  ]);
  applyTo(simulation, standard);
  expect(['early', 'without', 'named'].map(name => classOf(simulation, name))).toEqual([
    'standard',
    '',
    'manual',
  ]);
  expect(eventsOf(simulation, 'early')[1]).toMatch(/^ExternalProvisioning Waiting for a volume/);
});

test('a volume without a class that suffices goes before the default class', () => {
  const classless = volume('old', '2Gi').replace(', storageClassName: manual', '');
  const simulation = simulate(claimOf('early'), { nodes: [] });
  applyTo(simulation, classless);
  applyTo(simulation, standard);
  expect([boundTo(simulation, 'early'), classOf(simulation, 'early')]).toEqual(['old', undefined]);
});

test('a bound claim keeps its capacity when its volume grows', () => {
  const simulation = simulate(volume('data', '1Gi') + claim('data'));
  simulation.act('grow', cluster => {
    const found = cluster.get<PersistentVolume>('PersistentVolume', '', 'data');
    const spec = { ...found?.spec, capacity: { storage: '3Gi' } };
    cluster.update({ ...found, spec } as PersistentVolume);
  });
  simulation.settle();
  expect(simulation.get('PersistentVolumeClaim', 'default', 'data')).toMatchObject({
    status: { phase: 'Bound', capacity: { storage: '1Gi' } },
  });
});

test('a claim that was there before its volumes is bound when it is looked at again', () => {
  const simulation = simulate(claim('data'));
  expect(eventsOf(simulation, 'data')).toEqual([
    'ProvisioningFailed storageclass.storage.k8s.io "manual" not found',
  ]);
  for (const yaml of [volume('big', '10Gi'), volume('fits', '2Gi')]) {
    simulation.apply(objectsOf(yaml));
    pass(simulation, 1_000);
    expect(boundTo(simulation, 'data')).toBeUndefined();
  }
  pass(simulation, 15_000);
  expect(boundTo(simulation, 'data')).toBe('fits');
});

test('a claim whose volume forgot it has it back after a while', () => {
  const simulation = simulate(volume('a', '1Gi') + claim('data'));
  simulation.act('replace', cluster => {
    const stored = cluster.get<PersistentVolume>('PersistentVolume', '', 'a');
    if (stored !== undefined) {
      const { claimRef, ...spec } = stored.spec ?? {};
      cluster.update<PersistentVolume>({ ...stored, spec });
    }
  });
  simulation.settle();
  expect(phaseOf(simulation, 'a')).toBe('Available');
  pass(simulation, 15_000);
  expect(phaseOf(simulation, 'a')).toBe('Bound');
});
