// What requests consume of capacities. After structured: consumable_capacity_test.go.
import { expect, test } from 'vitest';
import type { CapacityRequestPolicy, Device, ResourceClaim } from '../../../schemas/built/types.js';
import { consumptionOf, toTexts } from '../../../simulator/dynamicResources/capacity.js';
import type { Simulation } from '../../../simulator/simulation.js';
import { claim, deleteFrom, gpuClass, named, slice } from '../deviceManifests.js';
import { applyTo, pass, placementsOf, pod, simulate } from '../support.js';

const device = (requestPolicy?: CapacityRequestPolicy): Device => ({
  name: 'nic',
  allowMultipleAllocations: true,
  capacity: { bandwidth: { value: '10G', ...(requestPolicy && { requestPolicy }) } },
});
const consumed = (requests: Record<string, string>, policy?: CapacityRequestPolicy) => {
  const found = consumptionOf(device(policy), 'nic.example.com', requests);
  return found && toTexts(found)['bandwidth'];
};
const range = { default: '2G', validRange: { min: '1G', max: '8G', step: '500M' } };
const values = { default: '2G', validValues: ['1G', '2G', '4G'] };

test.each([
  [{}, undefined, '10G'],
  [{ bandwidth: '3G' }, undefined, '3G'],
  [{ 'nic.example.com/bandwidth': '3G' }, undefined, '3G'],
  [{ 'other.example.com/bandwidth': '3G' }, undefined, undefined],
  [{ memory: '1Gi' }, undefined, undefined],
  [{}, range, '2G'],
  [{ bandwidth: '1' }, range, '1G'],
  [{ bandwidth: '1200M' }, range, '1500M'],
  [{ bandwidth: '9G' }, range, undefined],
  [{ bandwidth: '3G' }, values, '4G'],
  [{ bandwidth: '5G' }, values, undefined],
])('%j of a capacity with the policy %j', (requests, policy, expected) => {
  expect(consumed(requests as Record<string, string>, policy)).toBe(expected);
});

const oneNode = { nodes: [{ name: 'node-1' }] };
const nic = slice(
  'node-1',
  '{ name: nic, allowMultipleAllocations: true, capacity: { bandwidth: { value: 10G } } }',
);
const part = (name: string, bandwidth: string, more = '') =>
  claim(
    name,
    `requests: [{ name: net, exactly: { deviceClassName: gpu, capacity: { requests: { bandwidth: ${bandwidth} } }${more} } }]`,
  );
const resultsOf = (simulation: Simulation, name: string) =>
  (simulation.get('resource.k8s.io/ResourceClaim', 'default', name) as ResourceClaim).status
    ?.allocation?.devices?.results;

test('claims share a device until its capacity is consumed', () => {
  const simulation = simulate(
    gpuClass +
      nic +
      part('a', '6G') +
      part('b', '4G') +
      pod('a', named('a')) +
      pod('b', named('b')),
    oneNode,
  );
  expect(placementsOf(simulation)).toMatchObject({ a: 'node-1', b: 'node-1' });
  const [first, second] = ['a', 'b'].map(name => resultsOf(simulation, name)?.[0]);
  expect(first).toMatchObject({ device: 'nic', consumedCapacity: { bandwidth: '6G' } });
  expect(second?.shareID).toMatch(/^[0-9a-f-]{36}$/);
  expect(second?.shareID).not.toBe(first?.shareID);
  applyTo(simulation, part('c', '1') + pod('c', named('c')));
  expect(placementsOf(simulation)['c']).toContain('cannot allocate all claims');
  deleteFrom(simulation, 'Pod', 'a');
  pass(simulation, 60_000);
  expect(placementsOf(simulation)['c']).toBe('node-1');
});

test('one request may have several parts of one device, unless they must differ', () => {
  const twice = part('a', '4G', ', count: 2');
  const simulation = simulate(gpuClass + nic + twice + pod('a', named('a')), oneNode);
  expect(resultsOf(simulation, 'a')?.map(result => result.device)).toEqual(['nic', 'nic']);
  const thrice = part('b', '1G', ', count: 3');
  applyTo(simulation, thrice + pod('b', named('b')));
  expect(placementsOf(simulation)['b']).toContain('cannot allocate all claims');
});

test('a device for one claim must have the capacity that is asked for, and goes whole', () => {
  const own = slice('node-1', '{ name: nic, capacity: { bandwidth: { value: 10G } } }');
  const simulation = simulate(
    gpuClass +
      own +
      part('a', '11G') +
      pod('a', named('a')) +
      part('b', '4G') +
      pod('b', named('b')),
    oneNode,
  );
  expect(placementsOf(simulation)['a']).toContain('cannot allocate all claims');
  expect(resultsOf(simulation, 'b')?.[0]).not.toHaveProperty('consumedCapacity');
  expect(resultsOf(simulation, 'b')?.[0]).not.toHaveProperty('shareID');
});
