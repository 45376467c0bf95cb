// Claims and the pods that come and go: devices given at binding, and taken back where they stand in the way.
import { expect, test } from 'vitest';
import type { ResourceClaim } from '../../../schemas/built/types.js';
import { claim, gpuClass, named, slice, twoNodes } from '../deviceManifests.js';
import { applyTo, pass, placementsOf, pod, simulate } from '../support.js';

const kind = 'resource.k8s.io/ResourceClaim';

test('an idle claim whose devices are elsewhere is deallocated, and allocated anew', () => {
  const manifests = gpuClass + slice('node-1') + slice('node-2') + claim('mine');
  const simulation = simulate(manifests, twoNodes);
  const elsewhere = {
    nodeSelectorTerms: [
      { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-2'] }] },
    ],
  };
  const result = { request: 'gpu', driver: 'gpu.example.com', pool: 'node-2', device: 'gpu-0' };
  simulation.act('allocate', cluster => {
    const found = cluster.get<ResourceClaim>(kind, 'default', 'mine');
    if (found !== undefined) {
      const allocation = { devices: { results: [result] }, nodeSelector: elsewhere };
      cluster.updateStatus<ResourceClaim>({ ...found, status: { allocation } });
    }
  });
  applyTo(
    simulation,
    pod('a', `${named('mine')}, nodeSelector: { kubernetes.io/hostname: node-1 }`),
  );
  pass(simulation, 30_000);
  expect(placementsOf(simulation)['a']).toBe('node-1');
  const { status } = simulation.get(kind, 'default', 'mine') as ResourceClaim;
  expect(status?.allocation?.devices?.results).toMatchObject([{ pool: 'node-1' }]);
  expect(status?.reservedFor).toMatchObject([{ name: 'a' }]);
});

test('a consumer more than once is reserved once', () => {
  const twice = `resourceClaims: [{ name: gpu, resourceClaimName: mine }, { name: same, resourceClaimName: mine }]`;
  const simulation = simulate(
    gpuClass + slice('node-1') + claim('mine') + pod('a', twice),
    twoNodes,
  );
  expect(placementsOf(simulation)['a']).toBe('node-1');
  const { status } = simulation.get(kind, 'default', 'mine') as ResourceClaim;
  expect(status?.reservedFor).toHaveLength(1);
});
