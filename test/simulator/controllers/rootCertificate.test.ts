import { expect, test } from 'vitest';
import { applied } from '../../support/simulation.js';

const key = { namespace: 'shop', name: 'kube-root-ca.crt' };

test('publishes the certificate authority in every namespace, and mends it', () => {
  const simulation = applied('apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }');
  const published = simulation.server.require('ConfigMap', key);
  expect(published['data']).toHaveProperty(['ca.crt']);
  simulation.server.update({ ...published, data: {} }, { actor: 'user' });
  simulation.settle();
  expect(simulation.server.require('ConfigMap', key)['data']).toEqual(published['data']);
});
