// What keeps containers from being created, in the kubelet's words.
import { expect, test } from 'vitest';
import { eventsOf, pass, pod, podNamed, simulate } from '../support.js';

const map = `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: cm }
data: { a: b }`;

test('a volume of keys that are not there is not mounted', () => {
  const volumes = 'volumes: [{ name: v, configMap: { name: cm, items: [{ key: x, path: x }] } }]';
  expect(eventsOf(simulate(map + pod('a', volumes)), 'a')).toContain(
    'FailedMount MountVolume.SetUp failed for volume "v" : configmap references non-existent config key: x',
  );
});

const start = { afterMs: 0 };
test.each([
  ['says nothing of the start', [{ match: {} }], true],
  [
    'has a start',
    [
      { match: {}, start },
      { match: { init: true }, start },
    ],
    false,
  ],
])('where a cluster file %s, what is missing counts or not', (_, containers, runs) => {
  const initContainers =
    'initContainers: [{ name: i, image: a, envFrom: [{ secretRef: { name: x } }] }]';
  const volumes = 'volumes: [{ name: v, configMap: { name: x } }]';
  const simulation = simulate(`${pod('a', volumes)}---${pod('b', initContainers)}`, {
    containers,
  });
  const ready = ['a', 'b'].map(
    name => podNamed(simulation, name).status?.containerStatuses?.[0]?.ready,
  );
  expect(ready).toEqual([runs, runs]);
});

test('who must not run as root and is to does not run', () => {
  const context = 'securityContext: { runAsNonRoot: true, runAsUser: 0 }';
  const a = podNamed(simulate(pod('a', context)), 'a');
  expect(a.status?.containerStatuses?.[0]?.state?.waiting).toEqual({
    reason: 'CreateContainerConfigError',
    message: `container's runAsUser breaks non-root policy (pod: "a_default(${a.metadata.uid})", container: main)`,
  });
});

test('a pod that outlasts its deadline ends and says so', () => {
  const simulation = simulate(pod('a', 'activeDeadlineSeconds: 30'));
  pass(simulation, 40_000);
  const message = 'Pod was active on the node longer than the specified deadline';
  expect(podNamed(simulation, 'a').status).toMatchObject({
    phase: 'Failed',
    reason: 'DeadlineExceeded',
    message,
  });
  expect(eventsOf(simulation, 'a')).toContain(`DeadlineExceeded ${message}`);
});
