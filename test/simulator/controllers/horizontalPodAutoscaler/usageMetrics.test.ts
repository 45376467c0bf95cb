// Autoscalers on numbers other than cpu and memory: of the pods, of an object, from outside.

import { expect, test } from 'vitest';
import type { Deployment, HorizontalPodAutoscaler } from '../../../../schemas/built/types.js';
import type { ClusterFile, Simulation, UsageCurve } from '../../../../simulator/simulation.js';
import { deployment, pass, simulate } from '../../support.js';
import { eventsOf } from '../eventsOf.js';

const MINUTE_MS = 60_000;
const hits = 'object: { metric: { name: hits }, describedObject: { kind: Service, name: main }';
const queue = 'external: { metric: { name: queue, selector: { matchLabels: { of: orders } } }';

function always(value: string): UsageCurve {
  return { points: [{ atMs: 0, value }] };
}

/** A Deployment of two pods under an autoscaler with one metric, after two minutes. */
function scaled(metric: string, cluster: ClusterFile): Simulation {
  const simulation = simulate(
    `${deployment('web', 2)}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 20
  metrics: [${metric}]
`,
    cluster,
  );
  pass(simulation, 2 * MINUTE_MS);
  return simulation;
}

function replicasOf(simulation: Simulation): number | undefined {
  return (simulation.get('apps/Deployment', 'default', 'web') as Deployment).spec?.replicas;
}

test.each<[string, string, ClusterFile, number]>([
  [
    'a metric of the pods, shared by them',
    '{ type: Pods, pods: { metric: { name: rps }, target: { type: AverageValue, averageValue: 10 } } }',
    { containers: [{ match: {}, usage: { rps: { ...always('60'), isTotal: true } } }] },
    6,
  ],
  [
    'a metric of one object against a value',
    `{ type: Object, ${hits}, target: { type: Value, value: 10 } } }`,
    { metrics: [{ name: 'hits', object: { kind: 'Service', name: 'main' }, value: always('20') }] },
    4,
  ],
  [
    'series from outside, picked by label, shared between pods',
    `{ type: External, ${queue}, target: { type: AverageValue, averageValue: 30 } } }`,
    {
      metrics: [
        { name: 'queue', labels: { of: 'orders' }, value: always('100') },
        { name: 'queue', labels: { of: 'mails' }, value: always('5000') },
      ],
    },
    4,
  ],
])('scales by %s', (_, metric, cluster, replicas) => {
  const simulation = scaled(metric, cluster);
  if (cluster.metrics?.[0]?.object === undefined) {
    expect(replicasOf(simulation)).toBe(replicas);
    return;
  }
  // Against one value the ratio stays, whatever the size: it doubles until it may not.
  expect(eventsOf(simulation, 'HorizontalPodAutoscaler')).toContain(
    `SuccessfulRescale: New size: ${replicas}; reason: Service metric hits above target`,
  );
});

test('the user may set a metric by hand', () => {
  const metric = `{ type: External, ${queue}, target: { type: AverageValue, averageValue: 30 } } }`;
  const labels = { of: 'orders' };
  const simulation = scaled(metric, { metrics: [{ name: 'queue', labels, value: always('60') }] });
  expect(replicasOf(simulation)).toBe(2);
  simulation.setMetric({ name: 'queue', labels, value: always('150') });
  pass(simulation, MINUTE_MS);
  expect(replicasOf(simulation)).toBe(5);
});

test('an API that has nothing by that name says so', () => {
  const metric = `{ type: External, ${queue}, target: { type: Value, value: 30 } } }`;
  const simulation = scaled(metric, { metrics: [{ name: 'other', value: always('1') }] });
  const { status } = simulation.get(
    'autoscaling/HorizontalPodAutoscaler',
    'default',
    'web',
  ) as HorizontalPodAutoscaler;
  const condition = status?.conditions?.find(({ type }) => type === 'ScalingActive');
  expect(condition?.reason).toBe('FailedGetExternalMetric');
  expect(condition?.message).toMatch(/no metrics returned from external metrics API$/);
});

const cpu =
  '{ type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 100m } } }';
const web = { kind: 'Deployment', namespace: 'default', name: 'web' };

test('a load put on a workload by hand brings metrics, and is shared by its pods', () => {
  const simulation = scaled(cpu, {});
  expect(replicasOf(simulation)).toBe(2);
  simulation.setLoad({ target: web, usage: { cpu: { ...always('600m'), isTotal: true } } });
  pass(simulation, 2 * MINUTE_MS);
  expect(replicasOf(simulation)).toBe(6);
});

test('of two loads of one workload the later holds, of one pod alone its own', () => {
  const simulation = scaled(cpu, {});
  const [pod] = simulation.list('Pod');
  const target = { ...web, kind: 'Pod', name: pod?.metadata.name ?? '' };
  simulation.setLoad({ target: web, usage: { cpu: always('500m') } });
  simulation.setLoad({ target: web, usage: { cpu: always('70m') } });
  simulation.setLoad({ target, usage: { cpu: always('50m') } });
  const usage = simulation.resourceUsage();
  const used = simulation.list('Pod').map(each => usage?.(each, 'main')?.cpuMilli);
  expect(used.sort()).toEqual([50, 70]);
});

test('pods whose annotation says what they use have metrics without any rule', () => {
  const simulation = simulate(
    deployment('web', 1).replace(
      'metadata: { labels: { app: web } }',
      `metadata: { labels: { app: web }, annotations: { drydock.dev/behaviour: "usage: { cpu: 80m }" } }`,
    ),
  );
  pass(simulation, MINUTE_MS);
  const [pod] = simulation.list('Pod');
  expect(pod && simulation.resourceUsage()?.(pod, 'main')?.cpuMilli).toBe(80);
});
