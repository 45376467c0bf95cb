// Orders that a real 1.36 control plane gave (scenario service-types), and that the printed forms give by their hashes.
import { expect, test } from 'vitest';
import { fnv1a128 } from '../../../simulator/hashing/fnv.js';
import { inSliceOrder, inSubsetOrder } from '../../../simulator/hashing/portOrder.js';

const http = { name: 'http', port: 8080, protocol: 'TCP' };
const metrics = { name: 'metrics', port: 9090, protocol: 'TCP' };

test('ports stand as recorded, however the Service lists them', () => {
  expect(inSliceOrder([metrics, http])).toEqual([http, metrics]);
  expect(inSubsetOrder([metrics, http])).toEqual([http, metrics]);
});

test('the hash decides, not the name', () => {
  const a = { name: 'a', port: 80, protocol: 'TCP' };
  const b = { name: 'b', port: 81, protocol: 'UDP', appProtocol: 'dns' };
  const text = (form: string) => fnv1a128(`(v1.EndpointPort){${form}}`);
  const printed = [
    text('Name:(*string)a Protocol:(*v1.Protocol)TCP Port:(*int32)80 AppProtocol:(*string)<nil>'),
    text('Name:(*string)b Protocol:(*v1.Protocol)UDP Port:(*int32)81 AppProtocol:(*string)dns'),
  ];
  const expected = (printed[0] ?? '') < (printed[1] ?? '') ? [a, b] : [b, a];
  expect(inSliceOrder([a, b])).toEqual(expected);
  expect(inSliceOrder([b, a])).toEqual(expected);
});
