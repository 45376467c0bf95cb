import { expect, test } from 'vitest';
import { cluster, create } from '../../../support/simulation.js';

function classYaml(name: string): string {
  return `
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata: { name: ${name}, annotations: { storageclass.kubernetes.io/is-default-class: "true" } }
    provisioner: example.com/disk
  `;
}

function claimYaml(more = ''): string {
  return `
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: { name: data, namespace: default }
    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } ${more} }
  `;
}

test('gives a claim the default class', () => {
  const simulation = cluster();
  create(simulation, classYaml('fast'));
  expect(create(simulation, claimYaml())['spec']).toMatchObject({ storageClassName: 'fast' });
});

test('takes the newest of several defaults', () => {
  const simulation = cluster();
  create(simulation, classYaml('fast'));
  simulation.runUntil(simulation.nowMs + 5000);
  create(simulation, classYaml('slow'));
  expect(create(simulation, claimYaml())['spec']).toMatchObject({ storageClassName: 'slow' });
});

test('leaves a claim alone that wants none', () => {
  const simulation = cluster();
  create(simulation, classYaml('fast'));
  const claim = create(simulation, claimYaml(', storageClassName: ""'));
  expect(claim['spec']).toMatchObject({ storageClassName: '' });
});
