// Subsets written by hand come out as the control plane would lay them out.
import { expect, test } from 'vitest';
import { repackSubsets } from '../../../../simulator/controllers/endpoints/repackSubsets.js';

const http = { name: 'http', port: 80 };
const metrics = { name: 'metrics', port: 9090 };
const a = { ip: '10.0.0.1' };
const b = { ip: '10.0.0.2' };

test('ports of the same addresses stand together', () => {
  expect(
    repackSubsets([
      { addresses: [a, b], ports: [http] },
      { addresses: [b, a], ports: [metrics] },
    ]),
  ).toEqual([{ addresses: [a, b], notReadyAddresses: [], ports: [http, metrics] }]);
});

test('subsets of the same ports become one', () => {
  expect(
    repackSubsets([
      { addresses: [a], ports: [http] },
      { notReadyAddresses: [b], ports: [http] },
    ]),
  ).toEqual([{ addresses: [a], notReadyAddresses: [b], ports: [http] }]);
});

test('an address that is both is not ready', () => {
  const [subset] = repackSubsets([{ addresses: [a], notReadyAddresses: [a], ports: [http] }]);
  expect(subset).toEqual({ addresses: [], notReadyAddresses: [a], ports: [http] });
});

test('addresses without ports stay', () => {
  expect(repackSubsets([{ addresses: [a] }])).toEqual([
    { addresses: [a], notReadyAddresses: [], ports: [] },
  ]);
});
