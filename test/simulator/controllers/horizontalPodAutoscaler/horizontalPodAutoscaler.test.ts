// An autoscaler at work on simulated load.

import { expect, test } from 'vitest';
import type { Deployment, HorizontalPodAutoscaler } from '../../../../schemas/built/types.js';
import type { Simulation } from '../../../../simulator/simulation.js';
import { pass, pod, simulate, widgetDefinition } from '../../support.js';
import { eventsOf } from '../eventsOf.js';

const MINUTE_MS = 60_000;

test('grows under load, and shrinks again minutes after it has gone', () => {
  const points = [
    { atMs: 0, value: '50m' },
    { atMs: 7 * MINUTE_MS, value: '50m' },
    { atMs: 7 * MINUTE_MS + 1, value: '400m' },
    { atMs: 14 * MINUTE_MS, value: '400m' },
    { atMs: 14 * MINUTE_MS + 1, value: '50m' },
  ];
  const containers = [{ match: {}, usage: { cpu: { points, isTotal: true } } }];
  const simulation = simulate(manifests, { containers });
  pass(simulation, 6 * MINUTE_MS);
  expect(replicasOf(simulation)).toBe(1);
  pass(simulation, 7 * MINUTE_MS);
  expect(replicasOf(simulation)).toBe(8);
  pass(simulation, 2 * MINUTE_MS);
  expect(replicasOf(simulation)).toBe(8);
  pass(simulation, 10 * MINUTE_MS);
  expect(replicasOf(simulation)).toBe(1);
  expect(eventsOf(simulation, 'HorizontalPodAutoscaler')).toContain(
    'SuccessfulRescale: New size: 1; reason: All metrics below target',
  );
});

test('says that nobody serves metrics', () => {
  const simulation = simulate(manifests);
  pass(simulation, MINUTE_MS);
  const found = simulation.get('autoscaling/HorizontalPodAutoscaler', 'default', 'web');
  expect((found as HorizontalPodAutoscaler).status?.conditions).toMatchObject([
    { type: 'AbleToScale', status: 'True', reason: 'SucceededGetScale' },
    { type: 'ScalingActive', status: 'False', reason: 'FailedGetResourceMetric' },
  ]);
});

test('a target that is not there cannot be scaled', () => {
  const simulation = simulate(manifests.slice(0, manifests.indexOf('---')));
  pass(simulation, MINUTE_MS);
  expect(eventsOf(simulation, 'HorizontalPodAutoscaler')).toEqual([
    'FailedGetScale: deployments/scale.apps "web" not found',
  ]);
});

test.each([
  ['kind: Deployment', 'no matches for kind "Deployment" in group ""'],
  ['apiVersion: apps/v1, kind: StatefulSet', 'statefulsets.apps "web" not found'],
  [
    'apiVersion: apps/v1, kind: DaemonSet',
    'the server could not find the requested resource (get daemonsets web)',
  ],
])('nor can { %s }', (target, problem) => {
  const simulation = simulate(manifests.replace('apiVersion: apps/v1, kind: Deployment', target));
  pass(simulation, MINUTE_MS);
  expect(eventsOf(simulation, 'HorizontalPodAutoscaler')).toEqual([`FailedGetScale: ${problem}`]);
});

test('two autoscalers of the same pods stop and name each other', () => {
  const [autoscaler = ''] = manifests.split('---');
  const simulation = simulate(`${manifests}\n---${autoscaler.replace('name: web', 'name: two')}`);
  pass(simulation, MINUTE_MS);
  const message =
    'pods by selector app=web are controlled by multiple HPAs: [default/two default/web]';
  for (const name of ['two', 'web']) {
    const found = simulation.get('autoscaling/HorizontalPodAutoscaler', 'default', name);
    const { status } = found as HorizontalPodAutoscaler;
    expect(status?.conditions?.find(({ type }) => type === 'ScalingActive')).toMatchObject({
      status: 'False',
      reason: 'AmbiguousSelector',
      message,
    });
    expect(status?.currentMetrics).toBeNull();
  }
  expect(eventsOf(simulation, 'HorizontalPodAutoscaler')).toContain(
    `AmbiguousSelector: ${message}`,
  );
});

const manifests = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 1
  maxReplicas: 20
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: main, image: nginx, resources: { requests: { cpu: 100m } } }
`;

function replicasOf(simulation: Simulation): number | undefined {
  return (simulation.get('apps/Deployment', 'default', 'web') as Deployment).spec?.replicas;
}

const widgetAutoscaler = `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: example.com/v1, kind: Widget, name: web }
  maxReplicas: 5
  metrics:
    - { type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 50m } } }`;
const widget = (content: string) => `
---
apiVersion: example.com/v1
kind: Widget
metadata: { name: web }
${content}`;
const points = [{ atMs: 0, value: '100m' }];
const busy = { containers: [{ match: {}, usage: { cpu: { points } } }] };
const sizeOf = (simulation: Simulation) =>
  (
    simulation.get('example.com/Widget', 'default', 'web')?.['spec'] as
      | { size?: number }
      | undefined
  )?.size;

test('a custom resource is scaled where its definition says', () => {
  const simulation = simulate(
    widgetAutoscaler +
      widgetDefinition +
      widget('spec: { size: 1 }\nstatus: { current: 1, selector: "app in (web),tier!=db" }') +
      pod('web') +
      pod('other', '', 'app: web, tier: db'),
    { nodes: [{ name: 'one' }], ...busy },
  );
  pass(simulation, MINUTE_MS);
  expect(eventsOf(simulation, 'HorizontalPodAutoscaler')).toContain(
    'SuccessfulRescale: New size: 2; reason: cpu resource above target',
  );
  expect(sizeOf(simulation)).toBe(2);
});

test.each([
  [
    'spec: {}',
    'FailedGetScale: Internal error occurred: the spec replicas field ".spec.size" does not exist',
  ],
  ['spec: { size: 2 }', 'SelectorRequired: selector is required'],
  [
    'spec: { size: 2 }\nstatus: { selector: "a b" }',
    "InvalidSelector: couldn't convert selector into a corresponding internal selector object: unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
  ],
])('a custom resource that does not say how it scales is not scaled: %s', (content, event) => {
  const simulation = simulate(widgetAutoscaler + widgetDefinition + widget(content), busy);
  pass(simulation, MINUTE_MS);
  expect(eventsOf(simulation, 'HorizontalPodAutoscaler')).toContain(event);
});

test('a custom resource without the subresource cannot be scaled', () => {
  const plain = widgetDefinition.slice(0, widgetDefinition.indexOf('      subresources'));
  const simulation = simulate(widgetAutoscaler + plain + widget('spec: { replicas: 1 }'));
  pass(simulation, MINUTE_MS);
  expect(eventsOf(simulation, 'HorizontalPodAutoscaler')).toEqual([
    'FailedGetScale: widgets.example.com "web" not found',
  ]);
});
