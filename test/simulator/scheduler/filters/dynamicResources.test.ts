// Filter DynamicResources: who gets the devices, and what is said to those who do not.
import { expect, test } from 'vitest';
import type { ResourceClaim } from '../../../../schemas/built/types.js';
import {
  claim,
  deleteFrom,
  gpuClass,
  named,
  slice,
  template,
  templated,
  twoNodes,
} from '../../deviceManifests.js';
import { applyTo, eventsOf, pass, placementsOf, pod, podNamed, simulate } from '../../support.js';

const nothingLeft =
  '0/2 nodes are available: 2 cannot allocate all claims. still not schedulable, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.';

test('two devices serve two pods; the third waits until one is given back', () => {
  const pods = ['a', 'b', 'c'].map(name => pod(name, templated)).join('');
  const simulation = simulate(
    gpuClass + slice('node-1') + slice('node-2') + template + pods,
    twoNodes,
  );
  const placed = placementsOf(simulation);
  expect([placed['a'], placed['b']].sort()).toEqual(['node-1', 'node-2']);
  expect(placed['c']).toBe(nothingLeft);
  expect(eventsOf(simulation, 'c')).toContain(`FailedScheduling ${nothingLeft}`);
  deleteFrom(simulation, 'Pod', 'a');
  pass(simulation, 120_000);
  expect(placementsOf(simulation)['c']).toBe(placed['a']);
});

test('a selector by attribute finds its node, and the claim tells what it got', () => {
  const better = '{ name: gpu-7, attributes: { model: { string: h100 } } }';
  const selectors = `[{ cel: { expression: 'device.attributes["gpu.example.com"].model == "h100"' } }]`;
  const request = `{ name: fast, exactly: { deviceClassName: gpu, selectors: ${selectors} } }`;
  const simulation = simulate(
    gpuClass +
      slice('node-1') +
      slice('node-2', better) +
      claim('mine', `requests: [${request}]`) +
      pod('a', named('mine')),
    twoNodes,
  );
  expect(placementsOf(simulation)['a']).toBe('node-2');
  const { metadata, status } = simulation.get(
    'resource.k8s.io/ResourceClaim',
    'default',
    'mine',
  ) as ResourceClaim;
  expect(metadata.finalizers).toEqual(['resource.kubernetes.io/delete-protection']);
  expect(status).toMatchObject({
    allocation: {
      devices: {
        results: [{ request: 'fast', driver: 'gpu.example.com', pool: 'node-2', device: 'gpu-7' }],
      },
      nodeSelector: {
        nodeSelectorTerms: [
          { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-2'] }] },
        ],
      },
    },
    reservedFor: [{ resource: 'pods', name: 'a', uid: podNamed(simulation, 'a').metadata.uid }],
  });
});

test('pods that share a claim share its node', () => {
  const manifests = gpuClass + slice('node-2') + claim('shared') + pod('a', named('shared'));
  const simulation = simulate(manifests, twoNodes);
  applyTo(simulation, pod('b', named('shared')));
  applyTo(
    simulation,
    pod('c', `${named('shared')}, nodeSelector: { kubernetes.io/hostname: node-1 }`),
  );
  const placed = placementsOf(simulation);
  expect([placed['a'], placed['b']]).toEqual(['node-2', 'node-2']);
  expect(placed['c']).toContain('1 resourceclaim not available on the node');
});

test('a pod whose claim is not there waits without a word, and goes on when it comes', () => {
  const simulation = simulate(gpuClass + slice('node-1') + pod('a', named('late')), twoNodes);
  expect(eventsOf(simulation, 'a')).toEqual([]);
  expect(placementsOf(simulation)['a']).toBe('');
  applyTo(simulation, claim('late'));
  expect(placementsOf(simulation)['a']).toBe('node-1');
});

test('a class that is not there keeps the pod from all nodes until it comes', () => {
  const simulation = simulate(slice('node-1') + claim('mine') + pod('a', named('mine')), twoNodes);
  expect(placementsOf(simulation)['a']).toBe(
    '0/2 nodes are available: request gpu: device class gpu does not exist. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
  );
  applyTo(simulation, gpuClass);
  pass(simulation, 20_000);
  expect(placementsOf(simulation)['a']).toBe('node-1');
});
