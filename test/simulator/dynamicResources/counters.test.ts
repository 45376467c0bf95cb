// Devices that are parts of one: what they consume together is bounded by the counters of their pool.
import { expect, test } from 'vitest';
import type { ResourceClaim } from '../../../schemas/built/types.js';
import { areEnough } from '../../../simulator/dynamicResources/counters.js';
import type { Simulation } from '../../../simulator/simulation.js';
import { claim, deleteFrom, gpuClass, named } from '../deviceManifests.js';
import { applyTo, pass, placementsOf, pod, simulate } from '../support.js';

const part = (name: string, memory: string, size: string) =>
  `{ name: ${name}, attributes: { size: { string: ${size} } }, consumesCounters: [{ counterSet: gpu-0, counters: { memory: { value: ${memory} } } }] }`;
const sliceOf = (name: string, content: string) => `
---
apiVersion: resource.k8s.io/v1
kind: ResourceSlice
metadata: { name: ${name} }
spec:
  driver: gpu.example.com
  nodeName: node-1
  pool: { name: node-1, generation: 1, resourceSliceCount: 2 }
  ${content}`;
/** A device of 40Gi as a whole, two halves and a quarter of it. */
const divided =
  sliceOf('counters', 'sharedCounters: [{ name: gpu-0, counters: { memory: { value: 40Gi } } }]') +
  sliceOf(
    'devices',
    `devices: [${part('whole', '40Gi', 'whole')}, ${part('half-0', '20Gi', 'half')}, ${part('half-1', '20Gi', 'half')}, ${part('quarter', '10Gi', 'quarter')}]`,
  );
const sized = (name: string, size: string, more = '') =>
  claim(
    name,
    `requests: [{ name: gpu, exactly: { deviceClassName: gpu${more}, selectors: [{ cel: { expression: 'device.attributes["gpu.example.com"].size == "${size}"' } }] } }]`,
  ) + pod(name, named(name));
const devicesOf = (simulation: Simulation, name: string) =>
  (
    simulation.get('resource.k8s.io/ResourceClaim', 'default', name) as ResourceClaim
  ).status?.allocation?.devices?.results?.map(({ device }) => device);
const oneNode = { nodes: [{ name: 'node-1' }] };
const notEnough = 'cannot allocate all claims';

test('parts are given while the counters last', () => {
  const simulation = simulate(gpuClass + divided + sized('a', 'half'), oneNode);
  expect(devicesOf(simulation, 'a')).toEqual(['half-0']);
  applyTo(simulation, sized('b', 'whole'));
  expect(placementsOf(simulation)['b']).toContain(notEnough);
  applyTo(simulation, sized('c', 'half'));
  expect(devicesOf(simulation, 'c')).toEqual(['half-1']);
  applyTo(simulation, sized('d', 'quarter'));
  expect(placementsOf(simulation)['d']).toContain(notEnough);
  deleteFrom(simulation, 'Pod', 'a');
  deleteFrom(simulation, 'resource.k8s.io/ResourceClaim', 'a');
  pass(simulation, 60_000);
  expect(placementsOf(simulation)['d']).toBe('node-1');
});

test('so are the parts of one claim', () => {
  const any = (count: number) =>
    claim('a', `requests: [{ name: gpu, exactly: { deviceClassName: gpu, count: ${count} } }]`) +
    pod('a', named('a'));
  expect(devicesOf(simulate(gpuClass + divided + any(2), oneNode), 'a')).toEqual([
    'half-0',
    'half-1',
  ]);
  const three = simulate(gpuClass + divided + any(3), oneNode);
  expect(placementsOf(three)['a']).toContain(notEnough);
});

test('a counter that the pool has not is never enough', () => {
  const device = (counter: string) => ({
    name: 'd',
    consumesCounters: [{ counterSet: 's', counters: { [counter]: { value: '0' } } }],
  });
  const available = new Map([['s/memory', 0n]]);
  expect(areEnough(available, [device('memory')])).toBe(true);
  expect(areEnough(available, [device('other')])).toBe(false);
  expect(areEnough(undefined, [device('memory')])).toBe(false);
});
