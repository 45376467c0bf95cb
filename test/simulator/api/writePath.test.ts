import { expect, test } from 'vitest';
import {
  apply,
  cluster,
  create,
  deploymentYaml,
  objectOf,
  podYaml,
  refusalOf,
} from '../../support/simulation.js';

const user = { actor: 'user' } as const;

test('gives identity, generation and an empty status', () => {
  const simulation = cluster();
  const deployment = create(simulation, `${deploymentYaml('web')}status: { replicas: 9 }`);
  expect(deployment.metadata).toMatchObject({
    namespace: 'default',
    generation: 1,
    creationTimestamp: '2026-01-01T00:00:00Z',
  });
  expect(deployment.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
  expect(deployment['status']).toEqual({});
});

test('generates names of the prefix and five characters', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: settings- }';
  expect(create(cluster(), text).metadata.name).toMatch(/^settings-[b-z2-9]{5}$/);
});

test('keeps the names of a prefix when other objects are added', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: settings- }';
  const alone = create(cluster(), text);
  const simulation = cluster();
  create(simulation, text.replace('settings-', 'others-'));
  create(simulation, podYaml('web'));
  expect(create(simulation, text).metadata.name).toBe(alone.metadata.name);
});

test('refuses in the words of the server', () => {
  const simulation = cluster();
  create(simulation, podYaml('web'));
  expect(refusalOf(() => create(simulation, podYaml('web')))).toBe(
    '409 AlreadyExists: pods "web" already exists',
  );
  expect(
    refusalOf(() => simulation.server.require('apps/Deployment', { namespace: 'x', name: 'api' })),
  ).toBe('404 NotFound: deployments.apps "api" not found');
  const nameless = podYaml('web').replace('name: web, ', '');
  expect(refusalOf(() => create(simulation, nameless))).toContain(
    'metadata.name: Required value: name or generateName is required',
  );
});

test('joins several faults of an invalid object', () => {
  const faulty = deploymentYaml('web')
    .replace('name: main', 'name: Main')
    .replace('{ app: web } }\n    spec', '{ app: api } }\n    spec');
  const refusal = refusalOf(() => create(cluster(), faulty));
  expect(refusal).toMatch(/^422 Invalid: Deployment\.apps "web" is invalid: \[.+, .+\]$/);
});

test('counts a changed spec, not changed labels', () => {
  const simulation = cluster();
  const pod = create(simulation, podYaml('web'));
  const labelled = { ...pod, metadata: { ...pod.metadata, labels: { tier: 'front' } } };
  const stored = simulation.server.update(labelled, user);
  expect(stored.metadata.generation).toBe(1);
  const spec = { ...(stored['spec'] as object), activeDeadlineSeconds: 60 };
  expect(simulation.server.update({ ...stored, spec }, user).metadata.generation).toBe(2);
});

test('counts the annotations of a Deployment, but not those that come with its status', () => {
  const simulation = cluster();
  const { server } = simulation;
  const deployment = create(simulation, deploymentYaml('web'));
  const metadata = { ...deployment.metadata, annotations: { note: 'one' } };
  const noted = server.update({ ...deployment, metadata }, user);
  expect(noted.metadata.generation).toBe(2);
  const revised = { ...noted.metadata, annotations: { note: 'two' } };
  const status = server.update({ ...noted, metadata: revised }, { ...user, subresource: 'status' });
  expect(status.metadata).toMatchObject({ generation: 2, annotations: { note: 'two' } });
});

test('stores nothing for an update that changes nothing', () => {
  const simulation = cluster();
  const pod = create(simulation, podYaml('web'));
  const before = simulation.version;
  const copy = JSON.parse(JSON.stringify(pod)) as typeof pod;
  expect(simulation.server.update(copy, user)).toBe(pod);
  expect(simulation.version).toBe(before);
});

test('refuses an update based on an older version', () => {
  const simulation = cluster();
  const old = create(simulation, deploymentYaml('web'));
  simulation.server.update({ ...old, metadata: { ...old.metadata, labels: { a: 'b' } } }, user);
  expect(refusalOf(() => simulation.server.update(old, user))).toBe(
    '409 Conflict: Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again',
  );
});

test('keeps the status on updates of the object, and the spec on updates of the status', () => {
  const simulation = cluster();
  const { server } = simulation;
  const pod = create(simulation, podYaml('web'));
  const other = { ...pod, status: { phase: 'Running' }, spec: { ...(pod['spec'] as object) } };
  expect(server.update(other, user)['status']).toEqual(pod['status']);
  const changed = { ...other, spec: { containers: [] } };
  const stored = server.update(changed, { ...user, subresource: 'status' });
  expect(stored['status']).toEqual({ phase: 'Running' });
  expect(stored['spec']).toBe(pod['spec']);
});

test('leaves no trace of a dry run', () => {
  const simulation = cluster();
  const before = simulation.version;
  const options = { actor: 'user', dryRun: true };
  const service = objectOf(`
    apiVersion: v1
    kind: Service
    metadata: { name: web, namespace: default }
    spec: { ports: [{ port: 80 }] }
  `);
  const dry = simulation.server.create(service, options);
  expect(dry['spec']).toMatchObject({ clusterIP: expect.stringMatching(/^10\./) });
  expect([simulation.version, simulation.list('Service', 'default').length]).toEqual([before, 1]);
});

test('removes an object whose last finalizer goes while it is being deleted', () => {
  const simulation = cluster();
  apply(
    simulation,
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: kept, finalizers: [example.com/wait] }',
  );
  const key = { namespace: 'default', name: 'kept' };
  simulation.server.delete('ConfigMap', key, {}, user);
  const waiting = simulation.server.require('ConfigMap', key);
  expect(waiting.metadata).toMatchObject({
    deletionTimestamp: '2026-01-01T00:00:00Z',
    deletionGracePeriodSeconds: 0,
  });
  simulation.server.update({ ...waiting, metadata: { ...waiting.metadata, finalizers: [] } }, user);
  expect(simulation.get('ConfigMap', 'default', 'kept')).toBeUndefined();
});
