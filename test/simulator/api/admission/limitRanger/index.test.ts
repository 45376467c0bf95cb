import { expect, test } from 'vitest';
import type { Pod } from '../../../../../schemas/built/types.js';
import { cluster, create, podYaml, refusalOf } from '../../../../support/simulation.js';

function clusterWith(limits: string) {
  const simulation = cluster();
  create(
    simulation,
    `apiVersion: v1\nkind: LimitRange\nmetadata: { name: limits, namespace: default }\nspec: { limits: [${limits}] }`,
  );
  return simulation;
}

function podWith(resources: string): string {
  return podYaml('web').replace('"nginx:1.27"', `nginx, resources: ${resources}`);
}

test('fills in requests and limits and says so', () => {
  const simulation = clusterWith(
    '{ type: Container, default: { cpu: 200m, memory: 128Mi }, defaultRequest: { cpu: 100m, memory: 64Mi } }',
  );
  const pod = create(simulation, podYaml('web')) as unknown as Pod;
  expect(pod.spec?.containers[0]?.resources).toEqual({
    limits: { cpu: '200m', memory: '128Mi' },
    requests: { cpu: '100m', memory: '64Mi' },
  });
  expect(pod.metadata?.annotations).toEqual({
    'kubernetes.io/limit-ranger':
      'LimitRanger plugin set: cpu, memory request for container main; cpu, memory limit for container main',
  });
});

test('keeps what the container says', () => {
  const simulation = clusterWith('{ type: Container, default: { cpu: 200m } }');
  const pod = create(simulation, podWith('{ limits: { cpu: 300m } }')) as unknown as Pod;
  expect(pod.spec?.containers[0]?.resources?.limits).toEqual({ cpu: '300m' });
});

test.each([
  [
    '{ max: { cpu: "1" } }',
    '{ limits: { cpu: "2" } }',
    'maximum cpu usage per Container is 1, but limit is 2',
  ],
  [
    '{ min: { cpu: 100m } }',
    '{ requests: { cpu: 50m } }',
    'minimum cpu usage per Container is 100m, but request is 50m',
  ],
  [
    '{ maxLimitRequestRatio: { cpu: "2" } }',
    '{ requests: { cpu: 100m }, limits: { cpu: 400m } }',
    'cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000',
  ],
])('refuses what breaks %s', (bounds, resources, why) => {
  const simulation = clusterWith(bounds.replace('{', '{ type: Container,'));
  expect(refusalOf(() => create(simulation, podWith(resources)))).toBe(
    `403 Forbidden: pods "web" is forbidden: ${why}`,
  );
});

test('sums the containers of a pod for limits of type Pod', () => {
  const simulation = clusterWith('{ type: Pod, max: { memory: 1Gi } }');
  expect(refusalOf(() => create(simulation, podWith('{ limits: { memory: 2Gi } }')))).toContain(
    'maximum memory usage per Pod is 1Gi, but limit is 2Gi',
  );
});
