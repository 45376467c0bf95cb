// Resizing a running pod: in place, by a restart where its policy says so, later, or never.
import { expect, test } from 'vitest';
import type { Pod } from '../../../schemas/built/types.js';
import type { Simulation } from '../../../simulator/simulation.js';
import { eventsOf, pass, podNamed, requesting, simulate } from '../support.js';

const cluster = { nodes: [{ name: 'n1', cpu: '2' }] };
const policy = 'resizePolicy: [{ resourceName: memory, restartPolicy: RestartContainer }], ';
const sized = (name: string): string =>
  requesting(name, 'cpu: 500m, memory: 100Mi').replace('resources:', `${policy}resources:`);

/** The pod as it is three seconds later, when what can be done is done. */
function resize(simulation: Simulation, name: string, requests: Record<string, string>): Pod {
  askFor(simulation, name, requests);
  pass(simulation, 3_000);
  return podNamed(simulation, name);
}
function askFor(simulation: Simulation, name: string, requests: Record<string, string>): void {
  const pod = podNamed(simulation, name);
  const containers = (pod.spec?.containers ?? []).map(container => ({
    ...container,
    image: 'ignored',
    resources: { requests: { ...container.resources?.requests, ...requests } },
  }));
  const wanted = { ...pod, spec: { ...pod.spec, containers } };
  simulation.act('resize', () =>
    simulation.server.update(wanted, { actor: 'user', subresource: 'resize' }),
  );
}
const statusOf = ({ status }: Pod): object | undefined => status?.containerStatuses?.[0];
const conditionOf = ({ status }: Pod, type: string): object | undefined =>
  status?.conditions?.find(condition => condition.type === type);
const pendingOf = (pod: Pod): object | undefined => conditionOf(pod, 'PodResizePending');
const progressOf = (pod: Pod): object | undefined => conditionOf(pod, 'PodResizeInProgress');

test('a container gets more cpu as it runs, and restarts for more memory', () => {
  const simulation = simulate(sized('a'), cluster);
  const faster = resize(simulation, 'a', { cpu: '700m' });
  expect(faster.metadata.generation).toBe(2);
  expect(faster.spec?.containers[0]?.image).toBe('nginx');
  expect(statusOf(faster)).toMatchObject({
    restartCount: 0,
    allocatedResources: { cpu: '700m', memory: '100Mi' },
    resources: { requests: { cpu: '700m', memory: '100Mi' } },
  });
  const told =
    '{"containers":[{"name":"main","resources":{"requests":{"cpu":"700m","memory":"100Mi"}}}],"generation":2}';
  expect(eventsOf(simulation, 'a')).toEqual(
    expect.arrayContaining([
      `ResizeStarted Pod resize started: ${told}`,
      `ResizeCompleted Pod resize completed: ${told}`,
    ]),
  );
  expect(statusOf(resize(simulation, 'a', { memory: '200Mi' }))).toMatchObject({ restartCount: 1 });
  expect(eventsOf(simulation, 'a')).toContain('Killing Container main resize requires restart');
});

test('what no node of that size can give is infeasible; what others have is deferred', () => {
  const simulation = simulate(sized('a') + requesting('b', 'cpu: 1'), cluster);
  expect(pendingOf(resize(simulation, 'a', { cpu: '3' }))).toMatchObject({
    status: 'True',
    reason: 'Infeasible',
    message: "Node didn't have enough capacity: cpu, requested: 3000, capacity: 2000",
  });
  const deferred = resize(simulation, 'a', { cpu: '1500m' });
  expect(pendingOf(deferred)).toMatchObject({
    reason: 'Deferred',
    message: "Node didn't have enough resource: cpu, requested: 1500, used: 1000, capacity: 2000",
  });
  expect(statusOf(deferred)).toMatchObject({ allocatedResources: { cpu: '500m' } });
  simulation.act('delete', api => api.delete('Pod', { namespace: 'default', name: 'b' }));
  pass(simulation, 120_000);
  expect(pendingOf(podNamed(simulation, 'a'))).toBeUndefined();
  expect(statusOf(podNamed(simulation, 'a'))).toMatchObject({
    allocatedResources: { cpu: '1500m' },
  });
});

test('a container has its new resources a moment after they are promised', () => {
  const simulation = simulate(sized('a'), cluster);
  askFor(simulation, 'a', { cpu: '700m' });
  pass(simulation, 500);
  const promised = podNamed(simulation, 'a');
  expect(progressOf(promised)).toMatchObject({ status: 'True', observedGeneration: 2 });
  expect(progressOf(promised)).not.toHaveProperty('reason');
  expect(statusOf(promised)).toMatchObject({
    allocatedResources: { cpu: '700m' },
    resources: { requests: { cpu: '500m' } },
  });
  expect(eventsOf(simulation, 'a').filter(text => text.startsWith('Resize'))).toHaveLength(1);
  pass(simulation, 1_000);
  expect(progressOf(podNamed(simulation, 'a'))).toBeUndefined();
  expect(statusOf(podNamed(simulation, 'a'))).toMatchObject({
    resources: { requests: { cpu: '700m' } },
  });
});

test('a resize that restarts a container is done when the container runs again', () => {
  const simulation = simulate(sized('a'), cluster);
  askFor(simulation, 'a', { memory: '200Mi' });
  pass(simulation, 1_500);
  expect(progressOf(podNamed(simulation, 'a'))).toBeDefined();
  pass(simulation, 1_500);
  expect(progressOf(podNamed(simulation, 'a'))).toBeUndefined();
  expect(statusOf(podNamed(simulation, 'a'))).toMatchObject({
    restartCount: 1,
    state: { running: {} },
  });
  const last = eventsOf(simulation, 'a').filter(text => /^(Killing|Started|Resize)/.test(text));
  expect(last.map(text => text.split(' ')[0]).slice(-4)).toEqual([
    'ResizeStarted',
    'Killing',
    'Started',
    'ResizeCompleted',
  ]);
});
