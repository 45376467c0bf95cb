import { expect, test } from 'vitest';
import { loadsOf } from '../../../client/simulatorHost/loads.js';
import { fakeRun, webManifest } from './fakeRun.js';

const autoscaler = (metrics: string) => `${webManifest()}---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 9
  metrics: [${metrics}]
`;
const target = { kind: 'Deployment', namespace: 'default', name: 'web' };
const hpa = { groupKind: 'autoscaling/HorizontalPodAutoscaler', namespace: 'default', name: 'web' };
const average = 'target: { type: AverageValue, averageValue: 10 }';

test.each<[string, string, object]>([
  [
    'a resource',
    `{ type: Resource, resource: { name: memory, ${average} } }`,
    { type: 'usage', name: 'memory', target, isTotal: false },
  ],
  [
    'a resource of one container',
    `{ type: ContainerResource, containerResource: { name: cpu, container: web, ${average} } }`,
    { type: 'usage', name: 'cpu', container: 'web', target, isTotal: true },
  ],
  [
    'a metric of the pods',
    `{ type: Pods, pods: { metric: { name: rps }, ${average} } }`,
    { type: 'usage', name: 'rps', target, isTotal: true },
  ],
  [
    'a metric of another object',
    `{ type: Object, object: { metric: { name: hits }, describedObject: { kind: Service, name: web }, ${average} } }`,
    {
      type: 'metric',
      name: 'hits',
      object: { kind: 'Service', name: 'web', namespace: 'default' },
    },
  ],
  [
    'a metric from outside',
    `{ type: External, external: { metric: { name: queue, selector: { matchLabels: { of: mails } } }, ${average} } }`,
    { type: 'metric', name: 'queue', labels: { of: 'mails' } },
  ],
])('an autoscaler reads %s', (_, metric, load) => {
  const { run } = fakeRun(autoscaler(metric));
  expect(loadsOf(run.simulation, hpa)).toEqual([load]);
});

test('an autoscaler without metrics reads cpu, as the API server has it', () => {
  const { run } = fakeRun(autoscaler(''));
  expect(loadsOf(run.simulation, hpa)).toMatchObject([{ name: 'cpu' }]);
});

test('a workload has work that its pods share and memory of each pod; what is gone has none', () => {
  const { run } = fakeRun(webManifest());
  const web = { groupKind: 'apps/Deployment', namespace: 'default', name: 'web' };
  expect(loadsOf(run.simulation, web)).toEqual([
    { type: 'usage', name: 'cpu', target, isTotal: true },
    { type: 'usage', name: 'memory', target, isTotal: false },
  ]);
  expect(loadsOf(run.simulation, { ...web, name: 'gone' })).toEqual([]);
});
