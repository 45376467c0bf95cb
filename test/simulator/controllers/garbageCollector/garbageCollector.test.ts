import { expect, test } from 'vitest';
import { applied, apply, deploymentYaml, namesOf } from '../../../support/simulation.js';

const user = { actor: 'user' } as const;
const key = { namespace: 'default', name: 'web' };

test('takes ReplicaSets and pods along with their Deployment', () => {
  const simulation = applied(deploymentYaml('web', 3));
  simulation.server.delete('apps/Deployment', key, {}, user);
  expect(simulation.get('apps/Deployment', 'default', 'web')).toBeUndefined();
  simulation.settle();
  expect([...namesOf(simulation, 'apps/ReplicaSet'), ...namesOf(simulation, 'Pod')]).toEqual([]);
});

test('keeps the owner of a foreground deletion until its dependents are gone', () => {
  const simulation = applied(deploymentYaml('web', 2));
  simulation.server.delete('apps/Deployment', key, { propagationPolicy: 'Foreground' }, user);
  const order: string[] = [];
  simulation.subscribe(change => {
    if (change.type === 'DELETED' && change.groupKind !== 'Event') {
      order.push(change.object.kind);
    }
  });
  simulation.settle();
  const owners = order.filter(kind => ['Pod', 'ReplicaSet', 'Deployment'].includes(kind));
  expect(owners).toEqual(['Pod', 'Pod', 'ReplicaSet', 'Deployment']);
});

test('orphans the dependents where it is told to', () => {
  const simulation = applied(deploymentYaml('web', 2));
  simulation.server.delete('apps/Deployment', key, { propagationPolicy: 'Orphan' }, user);
  simulation.settle();
  expect(simulation.get('apps/Deployment', 'default', 'web')).toBeUndefined();
  const [replicaSet] = simulation.list('apps/ReplicaSet', 'default');
  expect(replicaSet?.metadata.ownerReferences).toBeUndefined();
  expect(simulation.list('Pod', 'default')).toHaveLength(2);
});

function configMapYaml(name: string, owners: readonly string[]): string {
  const references = owners.map(
    uid => `{ apiVersion: v1, kind: ConfigMap, name: owner, uid: ${uid} }`,
  );
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, ownerReferences: [${references.join(', ')}] }`;
}

test('keeps what still has an owner, without the reference that leads nowhere', () => {
  const simulation = applied('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: owner }');
  const uid = simulation.get('ConfigMap', 'default', 'owner')?.metadata.uid ?? '';
  apply(simulation, configMapYaml('child', [uid, '00000000-0000-4000-8000-000000000000']));
  simulation.settle();
  const child = simulation.get('ConfigMap', 'default', 'child');
  expect(child?.metadata.ownerReferences?.map(owner => owner.uid)).toEqual([uid]);
});

test('deletes what never had an owner that exists', () => {
  const simulation = applied(configMapYaml('child', ['00000000-0000-4000-8000-000000000000']));
  expect(simulation.get('ConfigMap', 'default', 'child')).toBeUndefined();
});

test('takes an owner of another namespace for absent, and says so', () => {
  const simulation = applied('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: owner }');
  const uid = simulation.get('ConfigMap', 'default', 'owner')?.metadata.uid ?? '';
  apply(
    simulation,
    configMapYaml('child', [uid]).replace('name: child', 'name: child, namespace: kube-public'),
  );
  simulation.settle();
  expect(simulation.get('ConfigMap', 'kube-public', 'child')).toBeUndefined();
  const [event] = simulation.list('Event', 'kube-public');
  expect(event?.['reason']).toBe('OwnerRefInvalidNamespace');
});

test('asks for an owner by its name, whatever else has its uid', () => {
  const simulation = applied('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: owner }');
  const uid = simulation.get('ConfigMap', 'default', 'owner')?.metadata.uid ?? '';
  apply(simulation, configMapYaml('child', [uid]).replace('name: owner', 'name: other'));
  simulation.settle();
  expect(simulation.get('ConfigMap', 'default', 'child')).toBeUndefined();
});

test('keeps what has an owner of a kind that nobody serves', () => {
  const yaml = configMapYaml('child', ['00000000-0000-4000-8000-000000000000']);
  const simulation = applied(yaml.replace('v1, kind: ConfigMap', 'example.com/v1, kind: Thing'));
  expect(simulation.get('ConfigMap', 'default', 'child')).toBeDefined();
});

test('keeps what has no namespace but an owner in one, and says that this is wrong', () => {
  const simulation = applied('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: owner }');
  const uid = simulation.get('ConfigMap', 'default', 'owner')?.metadata.uid ?? '';
  const references = `[{ apiVersion: v1, kind: ConfigMap, name: owner, uid: ${uid} }]`;
  const metadata = `{ name: low, ownerReferences: ${references} }`;
  const kind = 'apiVersion: scheduling.k8s.io/v1\nkind: PriorityClass\nvalue: 1';
  apply(simulation, `${kind}\nmetadata: ${metadata}`);
  simulation.settle();
  expect(simulation.get('scheduling.k8s.io/PriorityClass', '', 'low')).toBeDefined();
  expect(simulation.list('Event').map(event => event['message'])).toContain(
    `ownerRef [v1/ConfigMap, namespace: , name: owner, uid: ${uid}] does not exist in namespace ""`,
  );
});
