// The resource claim controller: claims of templates, and what becomes of them when pods end.
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
} from '../../deviceManifests.js';
import { applyTo, eventsOf, pass, placementsOf, pod, podNamed, simulate } from '../../support.js';

const kind = 'resource.k8s.io/ResourceClaim';
const devices = gpuClass + slice('node-1');

test('the claim of a template is named after pod and entry, owned by the pod and told in its status', () => {
  const simulation = simulate(devices + template + pod('a', templated));
  const [made] = simulation.list(kind) as readonly ResourceClaim[];
  expect(made?.metadata.name).toMatch(/^a-gpu-[a-z0-9]{5}$/);
  expect(made?.metadata).toMatchObject({
    generateName: 'a-gpu-',
    labels: { team: 'a' },
    annotations: { 'resource.kubernetes.io/pod-claim-name': 'gpu' },
    ownerReferences: [{ kind: 'Pod', name: 'a', controller: true, blockOwnerDeletion: true }],
  });
  expect(podNamed(simulation, 'a').status?.resourceClaimStatuses).toEqual([
    { name: 'gpu', resourceClaimName: made?.metadata.name },
  ]);
  deleteFrom(simulation, 'Pod', 'a');
  pass(simulation, 120_000);
  expect(simulation.list(kind)).toEqual([]);
});

test('a template that is not there is an event, and no hindrance once it comes', () => {
  const simulation = simulate(devices + pod('a', templated));
  expect(eventsOf(simulation, 'a')).toEqual([
    'FailedResourceClaimCreation PodResourceClaim gpu: resource claim template "one": resourceclaimtemplate.resource.k8s.io "one" not found',
  ]);
  applyTo(simulation, template);
  expect(placementsOf(simulation)['a']).toBe('node-1');
});

test('a claim that no pod uses any more gives its devices back and stays', () => {
  const simulation = simulate(devices + claim('mine') + pod('a', named('mine')));
  deleteFrom(simulation, 'Pod', 'a');
  pass(simulation, 120_000);
  const left = simulation.get(kind, 'default', 'mine') as ResourceClaim;
  expect(left.status).toEqual({});
  expect(left.metadata.finalizers).toBeUndefined();
});

test('a claim in use is kept until its pod is gone', () => {
  const simulation = simulate(devices + claim('mine') + pod('a', named('mine')));
  deleteFrom(simulation, kind, 'mine');
  pass(simulation, 60_000);
  expect(simulation.get(kind, 'default', 'mine')?.metadata.deletionTimestamp).toBeDefined();
  deleteFrom(simulation, 'Pod', 'a');
  pass(simulation, 120_000);
  expect(simulation.get(kind, 'default', 'mine')).toBeUndefined();
});

test('pods that end hand the one device on, and their claims go', () => {
  const job = `
---
apiVersion: batch/v1
kind: Job
metadata: { name: job }
spec:
  completions: 3
  parallelism: 3
  template: { spec: { restartPolicy: Never, ${templated}, containers: [{ name: main, image: x }] } }
`;
  const simulation = simulate(devices + template + job, { nodes: [{ name: 'node-1' }] });
  pass(simulation, 600_000);
  expect(simulation.get('batch/Job', 'default', 'job')).toMatchObject({ status: { succeeded: 3 } });
  expect(simulation.list(kind)).toEqual([]);
});
