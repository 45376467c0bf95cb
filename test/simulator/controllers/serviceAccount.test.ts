import { expect, test } from 'vitest';
import { applied, cluster } from '../../support/simulation.js';

test('gives every namespace its default account', () => {
  const simulation = applied('apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }');
  const namespaces = simulation.list('ServiceAccount').map(account => account.metadata.namespace);
  expect(namespaces).toEqual(['default', 'kube-node-lease', 'kube-public', 'kube-system', 'shop']);
});

test('makes it again when it is deleted', () => {
  const simulation = cluster();
  const key = { namespace: 'default', name: 'default' };
  const before = simulation.server.require('ServiceAccount', key);
  simulation.server.delete('ServiceAccount', key, {}, { actor: 'user' });
  simulation.settle();
  const { uid } = simulation.server.require('ServiceAccount', key).metadata;
  expect(uid).not.toBe(before.metadata.uid);
});
