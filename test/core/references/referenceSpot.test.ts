import { expect, test } from 'vitest';
import { findReferenceSpot } from '../../../core/references/referenceSpot.js';

const pod = { apiVersion: 'v1', kind: 'Pod' };
const env = ['spec', 'containers', 0, 'env', 1, 'valueFrom', 'configMapKeyRef'];

test('names, keys and ports of other objects', () => {
  expect(findReferenceSpot(pod, [...env, 'name'])).toMatchObject({
    role: 'name',
    pattern: { to: 'ConfigMap' },
  });
  expect(findReferenceSpot(pod, [...env, 'key'])).toMatchObject({
    role: 'key',
    nameAt: [...env, 'name'],
  });
  const backend = ['spec', 'defaultBackend', 'service'];
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' };
  expect(findReferenceSpot(ingress, [...backend, 'port', 'number'])?.role).toBe('port');
});

test('keys of files in volumes, and templates of workloads', () => {
  const volume = ['spec', 'template', 'spec', 'volumes', 0, 'configMap'];
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };
  expect(findReferenceSpot(deployment, [...volume, 'items', 2, 'key'])?.role).toBe('key');
});

test('other places, and the same place of another kind', () => {
  expect(findReferenceSpot(pod, ['metadata', 'name'])).toBeUndefined();
  expect(findReferenceSpot(pod, ['spec', 'ingressClassName'])).toBeUndefined();
});
