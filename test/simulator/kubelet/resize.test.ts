// Resizing a running pod: in place, by a restart where its policy says so, later, or never.
import { expect, test } from 'vitest';
import type { Pod } from '../../../schemas/built/types.js';
import type { Simulation } from '../../../simulator/simulation.js';
import { eventsOf, pass, podNamed, requesting, simulate } from '../support.js';

const cluster = { nodes: [{ name: 'n1', cpu: '2' }] };
const policy = 'resizePolicy: [{ resourceName: memory, restartPolicy: RestartContainer }], ';
const sized = (name: string): string =>
  requesting(name, 'cpu: 500m, memory: 100Mi').replace('resources:', `${policy}resources:`);

function resize(simulation: Simulation, name: string, requests: Record<string, string>): Pod {
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
  pass(simulation, 1_000);
  return podNamed(simulation, name);
}
const statusOf = ({ status }: Pod): object | undefined => status?.containerStatuses?.[0];
const pendingOf = ({ status }: Pod): object | undefined =>
  status?.conditions?.find(({ type }) => type === 'PodResizePending');

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
