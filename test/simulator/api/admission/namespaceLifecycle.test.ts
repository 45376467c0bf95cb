import { expect, test } from 'vitest';
import { cluster, create, podYaml, refusalOf } from '../../../support/simulation.js';

const user = { actor: 'user' } as const;

test('refuses objects of a missing namespace', () => {
  const yaml = podYaml('web').replace('default', 'shop');
  expect(refusalOf(() => create(cluster(), yaml))).toBe(
    '404 NotFound: namespaces "shop" not found',
  );
});

test('refuses new objects in a namespace that is going, with the cause', () => {
  const simulation = cluster();
  create(simulation, 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }');
  simulation.server.delete('Namespace', { namespace: '', name: 'shop' }, {}, user);
  const attempt = () => create(simulation, podYaml('web').replace('default', 'shop'));
  expect(refusalOf(attempt)).toBe(
    '403 Forbidden: pods "web" is forbidden: unable to create new content in namespace shop because it is being terminated',
  );
});

test('keeps the namespaces a cluster lives by', () => {
  const { server } = cluster();
  const attempt = () =>
    server.delete('Namespace', { namespace: '', name: 'kube-system' }, {}, user);
  expect(refusalOf(attempt)).toBe(
    '403 Forbidden: namespaces "kube-system" is forbidden: this namespace may not be deleted',
  );
});
