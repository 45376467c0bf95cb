// Which devices a claim gets of those of one node: counts, alternatives, constraints, taints, pools.
import { expect, test } from 'vitest';
import type { ResourceClaim } from '../../../schemas/built/types.js';
import { claim, gpuClass, named, slice } from '../deviceManifests.js';
import { placementsOf, pod, simulate } from '../support.js';

const gpu = (name: string, numa: number, more = '') =>
  `{ name: ${name}, attributes: { numa: { int: ${numa} } }, capacity: { memory: { value: ${numa}0Gi } }${more} }`;
const three = slice('node-1', [gpu('a', 1), gpu('b', 2), gpu('c', 2)].join(', '));
const ask = (more: string) =>
  `requests: [{ name: gpu, exactly: { deviceClassName: gpu, ${more} } }]`;
const notEnough = '1 cannot allocate all claims';

/** The devices the claim got, as `request device`, or why the pod has no node. */
function granted(manifests: string, devices: string): readonly string[] | string | undefined {
  const text = gpuClass + manifests + claim('mine', devices) + pod('user', named('mine'));
  const simulation = simulate(text, { nodes: [{ name: 'node-1' }] });
  const found = simulation.get('resource.k8s.io/ResourceClaim', 'default', 'mine') as ResourceClaim;
  const results = found.status?.allocation?.devices?.results;
  return (
    results?.map(({ request, device }) => `${request} ${device}`) ??
    placementsOf(simulation)['user']
  );
}

test.each([
  [ask('count: 2'), ['gpu a', 'gpu b']],
  [ask('allocationMode: All'), ['gpu a', 'gpu b', 'gpu c']],
  [
    `${ask('count: 2')}, constraints: [{ matchAttribute: gpu.example.com/numa }]`,
    ['gpu b', 'gpu c'],
  ],
  [
    ask(
      `selectors: [{ cel: { expression: 'device.capacity["gpu.example.com"].memory.compareTo(quantity("20Gi")) >= 0' } }]`,
    ),
    ['gpu b'],
  ],
  [
    'requests: [{ name: gpu, firstAvailable: [{ name: many, deviceClassName: gpu, count: 4 }, { name: few, deviceClassName: gpu }] }]',
    ['gpu/few a'],
  ],
])('%s', (devices, expected) => {
  expect(granted(three, devices)).toEqual(expected);
});

test('too many devices are not there', () => {
  expect(granted(three, ask('count: 4'))).toContain(notEnough);
});

test('an attribute that a device has not is said', () => {
  const selectors = `selectors: [{ cel: { expression: 'device.attributes["gpu.example.com"].x == 1' } }]`;
  expect(granted(three, ask(selectors))).toContain(
    '1 claim default/mine: selector #0: CEL runtime error: no such key: x.',
  );
});

test('a tainted device is for those who tolerate it', () => {
  const tainted = slice('node-1', gpu('a', 1, ', taints: [{ key: sick, effect: NoSchedule }]'));
  expect(granted(tainted, ask('count: 1'))).toContain(notEnough);
  const tolerations = 'tolerations: [{ key: sick, operator: Exists }]';
  expect(granted(tainted, ask(tolerations))).toEqual(['gpu a']);
});

test('devices of all nodes are used from any; pools that are not complete are not', () => {
  const everywhere = slice('node-1').replace('nodeName: node-1', 'allNodes: true');
  expect(granted(everywhere, ask('count: 1'))).toEqual(['gpu gpu-0']);
  const partial = slice('node-1').replace('resourceSliceCount: 1', 'resourceSliceCount: 2');
  expect(granted(partial, ask('count: 1'))).toContain(notEnough);
});
