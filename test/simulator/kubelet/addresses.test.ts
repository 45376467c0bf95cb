// Pod addresses are unique, of the node's range, and reused.
import { expect, test } from 'vitest';
import type { Node } from '../../../schemas/built/types.js';
import { PodAddresses } from '../../../simulator/kubelet/addresses.js';

const node = (name: string, podCIDR?: string): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  spec: podCIDR === undefined ? {} : { podCIDR },
});

test('addresses come from the podCIDR, then from spare ranges', () => {
  const addresses = new PodAddresses();
  const one = node('a', '10.244.3.0/24');
  const all = Array.from({ length: 600 }, () => addresses.allocate(one));
  expect(all[0]).toBe('10.244.3.2');
  expect(all[253]).toBe('10.112.0.2');
  expect(new Set(all).size).toBe(600);
});

test('a released address is used again when the range is full', () => {
  const addresses = new PodAddresses();
  const one = node('a', '10.244.3.0/24');
  const first = addresses.allocate(one);
  for (let count = 1; count < 253; count++) {
    addresses.allocate(one);
  }
  addresses.release(first);
  expect(addresses.allocate(one)).toBe(first);
});

test('a node without podCIDR gets a spare range', () => {
  expect(new PodAddresses().allocate(node('a'))).toBe('10.112.0.2');
});
