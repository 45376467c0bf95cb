import { expect, test } from 'vitest';
import { applied, deploymentYaml, statusOf } from '../../../support/simulation.js';

const user = { actor: 'user' } as const;
const key = { namespace: '', name: 'shop' };
const shop = deploymentYaml('web', 2).replace('name: web }', 'name: web, namespace: shop }');

test('empties a namespace, pods first, and removes it', () => {
  const simulation = applied(shop);
  simulation.server.delete('Namespace', key, {}, user);
  expect(simulation.get('Namespace', '', 'shop')?.['status']).toMatchObject({
    phase: 'Terminating',
  });
  const gone: string[] = [];
  simulation.subscribe(change => {
    if (change.type === 'DELETED' && change.groupKind !== 'Event') {
      gone.push(change.object.kind);
    }
  });
  simulation.settle();
  expect(gone.slice(0, 2)).toEqual(['Pod', 'Pod']);
  expect(gone).toContain('Deployment');
  expect(gone[gone.length - 1]).toBe('Namespace');
  const left = simulation.objects().filter(object => object.metadata.namespace === 'shop');
  expect(left).toEqual([]);
});

test('waits five seconds before it begins', () => {
  const simulation = applied(shop);
  const startMs = simulation.nowMs;
  simulation.server.delete('Namespace', key, {}, user);
  simulation.runUntil(startMs + 4900);
  expect(simulation.list('Pod', 'shop')).toHaveLength(2);
  simulation.runUntil(startMs + 5200);
  const pods = simulation.list('Pod', 'shop');
  expect(pods.every(pod => pod.metadata.deletionTimestamp !== undefined)).toBe(true);
});

test('says what remains while a finalizer holds something back', () => {
  const simulation = applied(
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: kept, namespace: shop, finalizers: [example.com/wait] }',
  );
  simulation.server.delete('Namespace', key, {}, user);
  simulation.runUntil(simulation.nowMs + 30_000);
  const { conditions } = statusOf<{
    conditions: { type: string; status: string; message: string }[];
  }>(simulation, 'Namespace', 'shop');
  const messages = conditions
    .filter(({ status }) => status === 'True')
    .map(({ message }) => message);
  expect(messages).toEqual([
    'Some resources are remaining: configmaps. has 1 resource instances',
    'Some content in the namespace has finalizers remaining: example.com/wait in 1 resource instances',
  ]);
});
