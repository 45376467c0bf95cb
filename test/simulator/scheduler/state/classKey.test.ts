// Pods of one template are alike without a look at their text; what may differ is not called alike.
import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import { classKey, isSurelyAlike } from '../../../../simulator/scheduler/state/classKey.js';

const resources = { requests: { cpu: '100m' } };

const pod = (name: string, more: Partial<Pod['spec']> = {}, labels = { app: 'web' }): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default', labels },
  spec: { containers: [{ name: 'c', image: 'i', resources }], ...more },
});

test('what is surely alike has the same key', () => {
  expect(isSurelyAlike(pod('a'), pod('b'))).toBe(true);
  expect(classKey(pod('a'))).toBe(classKey(pod('b')));
});

test.each<[string, Pod]>([
  ['another image', pod('b', { containers: [{ name: 'c', image: 'other', resources }] })],
  ['another selector', pod('b', { nodeSelector: { disk: 'ssd' } })],
  ['host network', pod('b', { hostNetwork: true })],
  ['a further label', pod('b', {}, { app: 'web', zone: 'a' } as { app: string })],
])('%s is not alike', (_what, other) => {
  expect(isSurelyAlike(pod('a'), other)).toBe(false);
  expect(classKey(pod('a'))).not.toBe(classKey(other));
});

test('pods with claims are always looked at', () => {
  const volumes = [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }];
  expect(isSurelyAlike(pod('a', { volumes }), pod('b', { volumes }))).toBe(false);
});
