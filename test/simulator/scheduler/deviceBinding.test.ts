// Devices that must be attached first: the pod is bound when their driver says that they are.
import { expect, test } from 'vitest';
import type { Pod, ResourceClaim } from '../../../schemas/built/types.js';
import type { Simulation } from '../../../simulator/simulation.js';
import { claim, gpuClass, named, slice, twoNodes } from '../deviceManifests.js';
import { eventsOf, pass, placementsOf, pod, podNamed, simulate } from '../support.js';

const kind = 'resource.k8s.io/ResourceClaim';
const attachable =
  '{ name: gpu-0, bindsToNode: true, bindingConditions: [Attached], bindingFailureConditions: [Broken] }';
const shared = slice('node-1', attachable).replace('nodeName: node-1', 'allNodes: true');
const waiting = () =>
  simulate(gpuClass + shared + claim('mine') + pod('a', named('mine')), twoNodes);
const claimOf = (simulation: Simulation) =>
  simulation.get(kind, 'default', 'mine') as ResourceClaim;
const scheduledOf = ({ status }: Pod) =>
  status?.conditions?.find(({ type }) => type === 'PodScheduled');

/** The driver tells this of the device. */
function tell(simulation: Simulation, type: string): void {
  simulation.act('tell', cluster => {
    const found = claimOf(simulation);
    const lastTransitionTime = cluster.timestamp;
    const conditions = [
      { type, status: 'True', reason: 'Cable', message: 'x', lastTransitionTime },
    ];
    const device = { driver: 'gpu.example.com', pool: 'node-1', device: 'gpu-0', conditions };
    cluster.updateStatus<ResourceClaim>({
      ...found,
      status: { ...found.status, devices: [device] },
    });
  });
  pass(simulation, 100);
}

test('the pod has its node before it is bound, and the claim is tied to it', () => {
  const simulation = waiting();
  const found = podNamed(simulation, 'a');
  const node = found.status?.nominatedNodeName ?? '';
  expect(found.spec?.nodeName).toBeUndefined();
  expect(eventsOf(simulation, 'a')).toEqual([
    `BindingConditionsPending waiting for binding conditions for device on node ${node}`,
  ]);
  expect(claimOf(simulation).status?.allocation).toMatchObject({
    devices: {
      results: [{ bindingConditions: ['Attached'], bindingFailureConditions: ['Broken'] }],
    },
    nodeSelector: {
      nodeSelectorTerms: [
        { matchFields: [{ key: 'metadata.name', operator: 'In', values: [node] }] },
      ],
    },
  });
  tell(simulation, 'Attached');
  expect(placementsOf(simulation)['a']).toBe(node);
});

test('a failure sends the pod back, and the device is given anew', () => {
  const simulation = waiting();
  tell(simulation, 'Broken');
  const message =
    'running PreBind plugin "DynamicResources": claim mine binding failed: reason=Cable, message="x"';
  expect(scheduledOf(podNamed(simulation, 'a'))).toMatchObject({
    reason: 'SchedulerError',
    message,
  });
  pass(simulation, 10_000);
  expect(claimOf(simulation).status?.devices).toBeUndefined();
  expect(podNamed(simulation, 'a').status?.nominatedNodeName).toBeDefined();
  tell(simulation, 'Attached');
  expect(placementsOf(simulation)['a']).toMatch(/^node-/);
});

test('nobody waits for longer than ten minutes', () => {
  const simulation = waiting();
  pass(simulation, 590_000);
  expect(scheduledOf(podNamed(simulation, 'a'))).toBeUndefined();
  pass(simulation, 11_000);
  expect(scheduledOf(podNamed(simulation, 'a'))?.message).toBe(
    'running PreBind plugin "DynamicResources": claim mine binding timeout',
  );
});
