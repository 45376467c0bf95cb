import { expect, test } from 'vitest';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { cluster, create, deploymentYaml, podYaml, refusalOf } from '../../support/simulation.js';

const user = { actor: 'user' } as const;
const key = { namespace: 'default', name: 'web' };

function boundPod() {
  const simulation = cluster();
  create(simulation, podYaml('web'));
  simulation.server.bind(key, 'node-1', user);
  return simulation.server;
}

test('deletes a pod without a node at once', () => {
  const simulation = cluster();
  create(simulation, podYaml('web'));
  simulation.server.delete('Pod', key, {}, user);
  expect(simulation.get('Pod', 'default', 'web')).toBeUndefined();
});

test('gives a pod on a node its grace period', () => {
  const server = boundPod();
  server.delete('Pod', key, {}, user);
  expect(server.require('Pod', key).metadata).toMatchObject({
    deletionTimestamp: '2026-01-01T00:00:30Z',
    deletionGracePeriodSeconds: 30,
    generation: 2,
  });
});

test('shortens a grace period, never lengthens it', () => {
  const server = boundPod();
  server.delete('Pod', key, { gracePeriodSeconds: 20 }, user);
  server.delete('Pod', key, { gracePeriodSeconds: 25 }, user);
  expect(server.require('Pod', key).metadata.deletionGracePeriodSeconds).toBe(20);
  server.delete('Pod', key, { gracePeriodSeconds: 5 }, user);
  expect(server.require('Pod', key).metadata).toMatchObject({
    deletionTimestamp: '2026-01-01T00:00:05Z',
    deletionGracePeriodSeconds: 5,
  });
  server.delete('Pod', key, { gracePeriodSeconds: 0 }, user);
  expect(server.get('Pod', 'default', 'web')).toBeUndefined();
});

test('deletes a finished pod without grace', () => {
  const server = boundPod();
  const pod = server.require('Pod', key);
  const done = { ...pod, status: { phase: 'Succeeded' } } as KubernetesObject;
  server.update(done, { ...user, subresource: 'status' });
  server.delete('Pod', key, {}, user);
  expect(server.get('Pod', 'default', 'web')).toBeUndefined();
});

test.each([
  ['Foreground', ['foregroundDeletion']],
  ['Orphan', ['orphan']],
] as const)('marks the owner of a deletion of policy %s', (propagationPolicy, finalizers) => {
  const { server } = cluster();
  server.create({ ...configMap }, user);
  server.delete('ConfigMap', key, { propagationPolicy }, user);
  expect(server.require('ConfigMap', key).metadata.finalizers).toEqual(finalizers);
});

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: key };

test('orphans the pods of a Job unless the request says else', () => {
  const simulation = cluster();
  create(
    simulation,
    'apiVersion: batch/v1\nkind: Job\nmetadata: { name: web }\nspec: { template: { spec: { restartPolicy: Never, containers: [{ name: main, image: busybox }] } } }',
  );
  simulation.server.delete('batch/Job', key, {}, user);
  expect(simulation.server.require('batch/Job', key).metadata.finalizers).toEqual(['orphan']);
});

test('refuses when a precondition does not hold', () => {
  const simulation = cluster();
  const { uid } = create(simulation, deploymentYaml('web')).metadata;
  const attempt = () => simulation.server.delete('apps/Deployment', key, { uid: 'other' }, user);
  expect(refusalOf(attempt)).toBe(
    `409 Conflict: Operation cannot be fulfilled on deployments.apps "web": Precondition failed: UID in precondition: other, UID in object meta: ${uid}`,
  );
});
