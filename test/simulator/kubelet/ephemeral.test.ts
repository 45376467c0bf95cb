// Ephemeral containers run beside the others, once, and say nothing of the pod's readiness.
import { expect, test } from 'vitest';
import type { Pod } from '../../../schemas/built/types.js';
import type { ClusterFile, Simulation } from '../../../simulator/simulation.js';
import { eventsOf, pass, pod, podNamed, simulate } from '../support.js';

/** Adds a container to look into the pod with, as `kubectl debug` does. */
function debug(simulation: Simulation, name: string, image = 'busybox'): void {
  simulation.act('debug', () => {
    const found = podNamed(simulation, 'web');
    const { ephemeralContainers = [] } = found.spec ?? {};
    const added = { name, image, targetContainerName: 'main' };
    const spec = { ...found.spec, ephemeralContainers: [...ephemeralContainers, added] };
    simulation.server.update(
      { ...found, spec },
      { actor: 'user', subresource: 'ephemeralcontainers' },
    );
  });
  pass(simulation, 2_000);
}
const statusesOf = ({ status }: Pod) => status?.ephemeralContainerStatuses;
const readyOf = ({ status }: Pod) => status?.conditions?.find(({ type }) => type === 'Ready');

test('it starts, is never ready, and leaves the pod as it is', () => {
  const simulation = simulate(pod('web'));
  debug(simulation, 'look');
  const found = podNamed(simulation, 'web');
  expect(statusesOf(found)).toMatchObject([
    { name: 'look', ready: false, restartCount: 0, state: { running: {} } },
  ]);
  expect(statusesOf(found)?.[0]).not.toHaveProperty('started');
  expect(readyOf(found)?.status).toBe('True');
  expect(found.status?.phase).toBe('Running');
  const told = simulation
    .list('Event')
    .filter(event => JSON.stringify(event['involvedObject']).includes('{look}'))
    .map(
      event => `${event['reason']} ${(event['involvedObject'] as { fieldPath: string }).fieldPath}`,
    );
  expect(told).toContain('Started spec.ephemeralContainers{look}');
});

const cluster: ClusterFile = {
  containers: [{ match: { name: 'look*' }, exit: { code: 3, afterMs: 500 } }],
};

test('one that ends stays ended, and another may follow', () => {
  const simulation = simulate(pod('web'), cluster);
  debug(simulation, 'look');
  debug(simulation, 'look-again');
  pass(simulation, 60_000);
  const found = podNamed(simulation, 'web');
  expect(statusesOf(found)).toMatchObject([
    { name: 'look', restartCount: 0, state: { terminated: { exitCode: 3 } } },
    { name: 'look-again', restartCount: 0, state: { terminated: { exitCode: 3 } } },
  ]);
  expect(found.status?.phase).toBe('Running');
});

test('it ends with the pod', () => {
  const simulation = simulate(pod('web', 'activeDeadlineSeconds: 10'));
  debug(simulation, 'look');
  pass(simulation, 20_000);
  const found = podNamed(simulation, 'web');
  expect(found.status?.reason).toBe('DeadlineExceeded');
  expect(statusesOf(found)).toMatchObject([{ state: { terminated: { exitCode: 137 } } }]);
});

test('an image that is not there is said', () => {
  const simulation = simulate(pod('web'), {
    containers: [{ match: { image: 'nothing*' }, pull: { error: 'not found' } }],
  });
  debug(simulation, 'look', 'nothing');
  expect(statusesOf(podNamed(simulation, 'web'))?.[0]?.state?.waiting?.reason).toMatch(
    /^(ErrImagePull|ImagePullBackOff)$/,
  );
  expect(eventsOf(simulation, 'web').some(text => text.startsWith('Failed '))).toBe(true);
});
