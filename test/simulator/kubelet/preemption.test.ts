// Kubelets make room for critical pods. The tables follow pkg/kubelet/preemption/preemption_test.go.
import { expect, test } from 'vitest';
import type { Pod } from '../../../schemas/built/types.js';
import { podsToPreempt, type Shortage } from '../../../simulator/kubelet/preemption.js';
import type { ClusterFile } from '../../../simulator/simulation.js';
import { applyTo, eventsOf, pod, podNamed, requesting, simulate } from '../support.js';

const classes = { best: 'BestEffort', burst: 'Burstable', guaranteed: 'Guaranteed' };
const running = (name: string, cpu: string, memory: string, priority = 0): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { priority, containers: [{ name: 'main', resources: { requests: { cpu, memory } } }] },
  status: { qosClass: classes[name.split('-')[0] as keyof typeof classes] },
});
const critical = running('guaranteed-critical', '1', '1Mi', 2_000_000_000);
const all = [
  running('best-a', '0', '0'),
  running('best-b', '0', '0'),
  running('burst-small', '100m', '100Mi'),
  running('burst-big', '500m', '500Mi'),
  running('guaranteed-small', '200m', '200Mi'),
  running('guaranteed-big', '600m', '600Mi'),
];
const chosen = (pods: readonly Pod[], ...shortages: readonly Shortage[]) => {
  const found = podsToPreempt(critical, pods, shortages);
  return typeof found === 'string' ? found : found.map(({ metadata }) => metadata.name);
};
const short = (resource: string, amount: number): Shortage => ({ resource, amount });
const mebibytes = 1024 * 1024;

test('one pod is enough for a place, and a best-effort one goes first', () => {
  expect(chosen(all, short('pods', 1))).toEqual(['best-b']);
});

test('the nearest pod goes, burstable before guaranteed', () => {
  expect(chosen(all, short('cpu', 90))).toEqual(['burst-small']);
  expect(chosen(all, short('cpu', 101))).toEqual(['burst-big']);
  expect(chosen(all, short('memory', 550 * mebibytes))).toEqual(['burst-big', 'burst-small']);
  expect(chosen(all, short('memory', 700 * mebibytes))).toEqual(['burst-big', 'guaranteed-small']);
});

test('critical pods are spared, and it is said what is still missing', () => {
  const spared = all.map(({ spec, ...other }) => ({
    ...other,
    spec: { containers: spec?.containers ?? [], priority: 2_000_000_000 },
  }));
  expect(chosen(spared, short('cpu', 90), short('pods', 1))).toBe(
    'no set of running pods found to reclaim resources: [(res: cpu, q: 90), (res: pods, q: 1), ]',
  );
});

const cluster: ClusterFile = { nodes: [{ name: 'n1', cpu: '2', memory: '1Gi' }] };
const criticalOn = (cpu: string, spec = '') =>
  requesting(
    'vital',
    `cpu: ${cpu}`,
    `nodeName: n1, priorityClassName: system-node-critical${spec}`,
  );

test('a critical pod ends others for its place', () => {
  const others = requesting('small', 'cpu: 500m') + requesting('big', 'cpu: 1500m');
  const simulation = simulate(others, cluster);
  applyTo(simulation, criticalOn('600m'));
  const phases = ['small', 'big', 'vital'].map(name => podNamed(simulation, name).status?.phase);
  expect(phases).toEqual(['Running', 'Failed', 'Running']);
  expect(podNamed(simulation, 'big').status).toMatchObject({
    reason: 'Preempting',
    message: 'Preempted in order to admit critical pod',
  });
  expect(podNamed(simulation, 'big').status?.conditions).toContainEqual(
    expect.objectContaining({
      type: 'DisruptionTarget',
      reason: 'TerminationByKubelet',
      message: 'Pod was preempted by Kubelet to accommodate a critical pod.',
    }),
  );
  expect(eventsOf(simulation, 'big')).toContain(
    'Preempting Preempted in order to admit critical pod',
  );
});

test('a critical pod for which nobody can make room is not admitted', () => {
  const simulation = simulate(pod('small') + criticalOn('3'), cluster);
  const message =
    'Unexpected error while attempting to recover from admission failure: preemption: error finding a set of pods to preempt: no set of running pods found to reclaim resources: [(res: cpu, q: 1000), ]';
  expect(podNamed(simulation, 'vital').status).toMatchObject({
    phase: 'Failed',
    reason: 'UnexpectedAdmissionError',
    message: `Pod was rejected: ${message}`,
  });
  expect(podNamed(simulation, 'small').status?.phase).toBe('Running');
});

test('nobody ends for a critical pod that the node does not match', () => {
  const simulation = simulate(requesting('big', 'cpu: 2'), cluster);
  applyTo(simulation, criticalOn('1', ', nodeSelector: { disk: ssd }'));
  expect(podNamed(simulation, 'vital').status?.reason).toBe('NodeAffinity');
  expect(podNamed(simulation, 'big').status?.phase).toBe('Running');
});
