// Pods as kubelets run them: phases, conditions, events and times.
import { expect, test } from 'vitest';
import type { Lease, Pod } from '../../../schemas/built/types.js';
import { createSimulation } from '../../../simulator/createSimulation.js';
import { failPull, hang, recover } from '../../../simulator/faults/containerFaults.js';
import { withHeartbeat } from '../../../simulator/kubelet/heartbeat.js';
import type { Simulation } from '../../../simulator/simulation.js';
import { applyTo, eventsOf, objectsOf, pass, pod, podNamed, simulate } from '../support.js';

const conditions = ({ status }: Pod): readonly string[] =>
  (status?.conditions ?? []).map(({ type, status: value, reason }) =>
    [type, value, reason].filter(Boolean).join(' '),
  );
const stateOf = ({ status }: Pod): object => status?.containerStatuses?.[0]?.state ?? {};
const secondsSince = (simulation: Simulation, startMs: number): number =>
  (simulation.nowMs - startMs) / 1000;

/** Runs until the pod is in a state, and says after how many seconds. */
function secondsUntil(simulation: Simulation, name: string, holds: (pod: Pod) => boolean): number {
  const startMs = simulation.nowMs;
  while (!holds(podNamed(simulation, name)) && secondsSince(simulation, startMs) < 1000) {
    simulation.runUntil(simulation.nextEventMs() ?? startMs + 1e9);
  }
  return Math.round(secondsSince(simulation, startMs) * 10) / 10;
}
const isReady = (pod: Pod): boolean => conditions(pod).includes('Ready True');

test('a healthy pod runs and is ready, its conditions in the order of the kubelet', () => {
  const simulation = simulate(pod('web'));
  const web = podNamed(simulation, 'web');
  expect(web.status?.phase).toBe('Running');
  expect(conditions(web)).toEqual([
    'PodReadyToStartContainers True',
    'Initialized True',
    'Ready True',
    'ContainersReady True',
    'PodScheduled True',
  ]);
  expect(eventsOf(simulation, 'web')).toEqual([
    expect.stringMatching(/^Scheduled /),
    'Pulling Pulling image "nginx"',
    expect.stringMatching(/^Pulled Successfully pulled image "nginx" in /),
    'Created Container created',
    'Started Container started',
  ]);
});

test('without a cluster file a container starts after half a second and is ready after one', () => {
  const simulation = createSimulation();
  simulation.apply(objectsOf(pod('web')));
  expect(secondsUntil(simulation, 'web', ({ status }) => status?.phase === 'Running')).toBe(0.5);
  expect(secondsUntil(simulation, 'web', isReady)).toBe(0.5);
});

test('a pod that is to finish does so, and is completed', () => {
  const simulation = simulate(pod('job', 'restartPolicy: Never'));
  const job = podNamed(simulation, 'job');
  expect(job.status?.phase).toBe('Succeeded');
  expect(conditions(job)).toContain('Ready False PodCompleted');
  expect(stateOf(job)).toMatchObject({ terminated: { exitCode: 0, reason: 'Completed' } });
});

test('a crash loop waits 0, 10, 20, 40 … seconds', () => {
  const simulation = createSimulation({
    cluster: { containers: [{ match: {}, exit: { code: 1, afterMs: 0 } }] },
  });
  simulation.apply(objectsOf(pod('bad')));
  const restarts = (count: number): number =>
    secondsUntil(
      simulation,
      'bad',
      ({ status }) => (status?.containerStatuses?.[0]?.restartCount ?? 0) >= count,
    );
  expect([1, 2, 3, 4, 5, 6, 7].map(restarts)).toEqual([0, 10, 20, 40, 80, 160, 300]);
  const bad = podNamed(simulation, 'bad');
  expect(bad.status?.phase).toBe('Running');
  expect(stateOf(bad)).toMatchObject({
    waiting: {
      reason: 'CrashLoopBackOff',
      message: `back-off 5m0s restarting failed container=main pod=bad_default(${bad.metadata.uid})`,
    },
  });
  expect(bad.status?.containerStatuses?.[0]?.lastState).toMatchObject({
    terminated: { exitCode: 1, reason: 'Error' },
  });
});

const probing = (name: string, probes: string): string =>
  pod(name).replace('resources: {}', probes);

test('a readiness probe runs as soon as the container has started', () => {
  const simulation = createSimulation();
  simulation.apply(objectsOf(probing('web', 'readinessProbe: { tcpSocket: { port: 80 } }')));
  expect(secondsUntil(simulation, 'web', isReady)).toBe(0.5);
});

test('a startup probe holds the others back until its first tick', () => {
  const simulation = createSimulation();
  simulation.apply(
    objectsOf(probing('web', 'startupProbe: { tcpSocket: { port: 80 }, periodSeconds: 7 }')),
  );
  expect(secondsUntil(simulation, 'web', isReady)).toBe(7);
});

test('a failing liveness probe restarts the container after three ticks', () => {
  const simulation = simulate(probing('web', 'livenessProbe: { tcpSocket: { port: 80 } }'));
  simulation.setBehaviour(hang({ namespace: 'default', pod: 'web' }));
  pass(simulation, 31_000);
  const web = podNamed(simulation, 'web');
  expect(web.status?.containerStatuses?.[0]?.restartCount).toBe(1);
  expect(eventsOf(simulation, 'web')).toContain(
    'Killing Container main failed liveness probe, will be restarted',
  );
});

test('a behaviour changed by hand holds from then on, and can be taken back', () => {
  const simulation = simulate(pod('web'));
  simulation.setBehaviour({ match: { pod: 'web' }, ready: 'never' });
  simulation.settle();
  expect(conditions(podNamed(simulation, 'web'))).toContain('Ready False ContainersNotReady');
  simulation.setBehaviour(recover({ namespace: 'default', pod: 'web' }));
  simulation.settle();
  expect(isReady(podNamed(simulation, 'web'))).toBe(true);
});

test('a missing ConfigMap keeps the container from being created until it is there', () => {
  const simulation = simulate(probing('web', 'envFrom: [{ configMapRef: { name: settings } }]'));
  expect(stateOf(podNamed(simulation, 'web'))).toEqual({
    waiting: {
      reason: 'CreateContainerConfigError',
      message: 'configmap "settings" not found',
    },
  });
  applyTo(simulation, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }');
  expect(isReady(podNamed(simulation, 'web'))).toBe(true);
});

test('a missing Secret of a volume keeps the pod from being mounted', () => {
  const simulation = simulate(pod('web', 'volumes: [{ name: v, secret: { secretName: keys } }]'));
  expect(stateOf(podNamed(simulation, 'web'))).toEqual({
    waiting: { reason: 'ContainerCreating' },
  });
  expect(eventsOf(simulation, 'web')).toContain(
    'FailedMount MountVolume.SetUp failed for volume "v" : secret "keys" not found',
  );
});

test('an image that cannot be pulled is tried again, at growing distances', () => {
  const simulation = createSimulation();
  simulation.setBehaviour(failPull({ namespace: 'default', pod: 'web' }));
  simulation.apply(objectsOf(pod('web')));
  pass(simulation, 500);
  expect(stateOf(podNamed(simulation, 'web'))).toMatchObject({
    waiting: { reason: 'ErrImagePull' },
  });
  pass(simulation, 5_000);
  expect(stateOf(podNamed(simulation, 'web'))).toMatchObject({
    waiting: { reason: 'ImagePullBackOff' },
  });
  simulation.setBehaviour(recover({ namespace: 'default', pod: 'web' }));
  pass(simulation, 20_000);
  expect(isReady(podNamed(simulation, 'web'))).toBe(true);
});

const steps = `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  initContainers:
    - { name: first, image: a }
    - { name: proxy, image: b, restartPolicy: Always }
  containers: [{ name: main, image: c }]`;

test('init steps run one after the other, sidecars stay', () => {
  const simulation = simulate(steps);
  const { status } = podNamed(simulation, 'web');
  expect(status?.initContainerStatuses).toMatchObject([
    { name: 'first', ready: true, state: { terminated: { exitCode: 0 } } },
    { name: 'proxy', ready: true, started: true, state: { running: {} } },
  ]);
});

test('an init step that fails keeps the pod pending', () => {
  const simulation = simulate(steps, {
    containers: [{ match: { name: 'first', init: true }, exit: { code: 3, afterMs: 0 } }],
  });
  const web = podNamed(simulation, 'web');
  expect(web.status?.phase).toBe('Pending');
  expect(conditions(web)).toContain('Initialized False ContainersNotInitialized');
  expect(web.status?.initContainerStatuses?.[0]?.state).toMatchObject({
    waiting: { reason: 'CrashLoopBackOff' },
  });
});

test('termination takes what the container takes, and no longer than the grace period', () => {
  const slow = (afterMs: number): number => {
    const simulation = simulate(pod('web', 'terminationGracePeriodSeconds: 10'), {
      containers: [{ match: {}, terminate: { afterMs } }],
    });
    simulation.act('delete', cluster =>
      cluster.delete('Pod', { namespace: 'default', name: 'web' }),
    );
    const startMs = simulation.nowMs;
    while (simulation.get('Pod', 'default', 'web') !== undefined) {
      simulation.runUntil(simulation.nextEventMs() ?? 0);
    }
    return Math.round((simulation.nowMs - startMs) / 100) / 10;
  };
  expect([0, 3_000, 60_000].map(slow)).toEqual([0, 3, 10]);
});

test('a deadline ends the pod', () => {
  const simulation = simulate(pod('web', 'activeDeadlineSeconds: 5'));
  pass(simulation, 6_000);
  expect(podNamed(simulation, 'web').status).toMatchObject({
    phase: 'Failed',
    reason: 'DeadlineExceeded',
  });
});

test('pods become ready one at a time where the cluster file says so', () => {
  const simulation = createSimulation({ cluster: { readinessSpacingMs: 250 } });
  simulation.apply(objectsOf(pod('a') + pod('b') + pod('c')));
  pass(simulation, 1_100);
  const ready = (): number =>
    ['a', 'b', 'c'].filter(name => isReady(podNamed(simulation, name))).length;
  const counts = [ready()];
  for (let step = 0; step < 2; step++) {
    pass(simulation, 250);
    counts.push(ready());
  }
  expect(counts).toEqual([1, 2, 3]);
});

test('an idle day costs next to nothing', () => {
  const simulation = simulate(pod('a') + pod('b') + pod('c'));
  expect(simulation.runUntil(simulation.nowMs + 24 * 3600_000)).toBeLessThan(10);
});

test('starts and ends whose times a cluster file leaves out are not told', () => {
  const told = (rule: object): string[] => {
    const simulation = simulate(pod('web'), { containers: [{ match: {}, ...rule }] });
    return eventsOf(simulation, 'web').map(text => text.split(' ')[0] ?? '');
  };
  expect(told({})).toEqual(['Scheduled']);
  expect(told({ start: { afterMs: 100 } })).toContain('Started');
});

test('a changed image restarts the container with it', () => {
  const simulation = simulate(pod('web'));
  simulation.act('set image', cluster => {
    const web = podNamed(simulation, 'web');
    const containers = web.spec?.containers.map(own => ({ ...own, image: 'nginx:2' })) ?? [];
    cluster.update({ ...web, spec: { ...web.spec, containers } });
  });
  simulation.settle();
  expect(podNamed(simulation, 'web').status?.containerStatuses).toMatchObject([
    { image: 'nginx:2', restartCount: 1, ready: true },
  ]);
});

test('leases and heartbeats are told when read, and stop with the node', () => {
  const simulation = simulate(pod('web'));
  const lease = () => simulation.get('coordination.k8s.io/Lease', 'kube-node-lease', 'node-1');
  const renewTime = () =>
    (withHeartbeat(lease() as Lease, simulation.nowMs) as Lease).spec?.renewTime ?? '';
  const before = renewTime();
  pass(simulation, 3_600_000);
  expect(Date.parse(renewTime()) - Date.parse(before)).toBe(3_600_000);
  simulation.failNode('node-1');
  pass(simulation, 5_000);
  const last = renewTime();
  pass(simulation, 3_600_000);
  expect(renewTime()).toBe(last);
});

test('a pod may say by itself how its containers behave', () => {
  const annotated = (text: string): boolean =>
    isReady(
      podNamed(
        simulate(
          pod('web').replace(
            'name: web,',
            `name: web, annotations: { drydock.dev/behaviour: "${text}" },`,
          ),
        ),
        'web',
      ),
    );
  expect(annotated('ready: never')).toBe(false);
  expect(annotated('ready: { after: 1s }')).toBe(true);
  expect(annotated('{ nonsense')).toBe(true);
});
