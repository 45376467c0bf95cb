import { expect, test } from 'vitest';
import {
  applied,
  apply,
  cluster,
  deploymentYaml,
  objectsOf,
  statusOf,
} from '../support/simulation.js';

const service =
  '---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }';

function record(seed: number): string {
  const simulation = applied(deploymentYaml('web', 5) + service, { seed });
  apply(simulation, deploymentYaml('web', 5).replace('1.27', '1.28'));
  simulation.settle();
  const timeline = simulation.timeline.map(entry => [entry.timeMs, entry.cause, entry.summary]);
  return JSON.stringify([timeline, simulation.objects()]);
}

test('gives the same bytes for the same seed', () => {
  expect(record(11)).toBe(record(11));
});

test('gives other names for another seed', () => {
  expect(record(11)).not.toBe(record(12));
});

test('gives the same bytes when run in slices', () => {
  const [whole, sliced] = [cluster(), cluster()];
  for (const simulation of [whole, sliced]) {
    apply(simulation, deploymentYaml('web', 5));
  }
  const endMs = whole.nowMs + 10_000;
  whole.runUntil(endMs);
  while (sliced.nowMs < endMs) {
    sliced.runUntil(endMs, 3);
  }
  expect(JSON.stringify(sliced.objects())).toBe(JSON.stringify(whole.objects()));
});

test('tells why a pod is there', () => {
  const simulation = applied(deploymentYaml('web'));
  const created = simulation.timeline.find(
    ({ verb, groupKind }) => verb === 'create' && groupKind === 'Pod',
  );
  const chain = simulation.causesOf(created?.id ?? 0).map(entry => entry.actor);
  expect(chain).toEqual(['user', 'user', 'deployment-controller', 'replicaset-controller']);
});

test('shows the cluster as it was', () => {
  const simulation = cluster();
  apply(simulation, deploymentYaml('web', 2));
  const startMs = simulation.nowMs;
  simulation.settle();
  const kinds = (atMs?: number) =>
    simulation.objects(atMs).filter(({ kind }) => kind === 'Pod' || kind === 'Deployment').length;
  expect([kinds(startMs - 1), kinds(startMs), kinds()]).toEqual([0, 1, 3]);
  const then = simulation.objects(startMs).find(({ kind }) => kind === 'Deployment');
  expect(then?.['status']).toEqual({});
});

test('tells listeners of every change, until they leave', () => {
  const simulation = cluster();
  const seen: string[] = [];
  const leave = simulation.subscribe(change => seen.push(`${change.type} ${change.object.kind}`));
  apply(simulation, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }');
  leave();
  apply(simulation, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: b }');
  expect(seen).toEqual(['ADDED ConfigMap']);
});

test('makes containers behave differently from now on', () => {
  const simulation = applied(deploymentYaml('web'));
  simulation.setBehaviour({ match: { image: 'nginx*' }, exit: { code: 1, afterMs: 100 } });
  simulation.runUntil(simulation.nowMs + 60_000);
  const [pod] = simulation.list('Pod', 'default') as unknown as {
    status: { containerStatuses: { restartCount: number }[] };
  }[];
  expect(pod?.status.containerStatuses[0]?.restartCount).toBeGreaterThan(1);
});

test('fails and heals a node', () => {
  const simulation = applied(deploymentYaml('web', 3));
  const readiness = () => {
    const { conditions } = statusOf<{ conditions: { type: string; status: string }[] }>(
      simulation,
      'Node',
      'node-1',
    );
    return conditions.find(({ type }) => type === 'Ready')?.status;
  };
  simulation.failNode('node-1');
  simulation.runUntil(simulation.nowMs + 60_000);
  expect(readiness()).toBe('Unknown');
  simulation.healNode('node-1');
  simulation.runUntil(simulation.nowMs + 60_000);
  expect(readiness()).toBe('True');
});

test('applies CRDs and namespaces first, and says what came of each object', () => {
  const simulation = cluster();
  const yaml = `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: a, namespace: shop }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: shop }
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: b, namespace: other }
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: c }
    dat: {}
  `;
  const outcomes = simulation.apply(objectsOf(yaml));
  expect(outcomes.map(({ result, warnings }) => [result, ...warnings])).toEqual([
    ['created'],
    ['created'],
    ['created', 'Namespace other did not exist and was made'],
    ['refused'],
  ]);
  expect(outcomes[3]?.message).toBe(
    'ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "dat"',
  );
});

test('applies again without a change as unchanged, and prunes what is no longer said', () => {
  const simulation = applied(
    deploymentYaml('web').replace('name: web }', 'name: web, labels: { a: b } }'),
  );
  const again = () => simulation.apply(objectsOf(deploymentYaml('web')))[0]?.result;
  expect([again(), again()]).toEqual(['configured', 'unchanged']);
  expect(simulation.get('apps/Deployment', 'default', 'web')?.metadata.labels).toBeUndefined();
});

test('leaves alone what others manage', () => {
  const simulation = applied(deploymentYaml('web').replace('  replicas: 1\n', ''));
  const deployment = simulation.server.require('apps/Deployment', {
    namespace: 'default',
    name: 'web',
  });
  const spec = { ...(deployment['spec'] as object), replicas: 4 };
  simulation.act('scale', api => api.update({ ...deployment, spec }));
  apply(simulation, deploymentYaml('web').replace('  replicas: 1\n', '').replace('1.27', '1.28'));
  expect(simulation.get('apps/Deployment', 'default', 'web')?.['spec']).toMatchObject({
    replicas: 4,
  });
});

test('finds the faults of an invalid object with their fields', () => {
  const [outcome] = cluster().apply(objectsOf(deploymentYaml('web', -1)));
  expect(outcome).toMatchObject({ result: 'refused', reason: 'Invalid' });
  expect(outcome?.errors?.map(error => error.field)).toEqual(['spec.replicas']);
});
