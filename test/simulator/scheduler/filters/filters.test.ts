// Each filter: one node that does, one that does not, and what is said.
import { expect, test } from 'vitest';
import type { ClusterFile } from '../../../../simulator/simulation.js';
import { placementsOf, pod, requesting, simulate } from '../../support.js';

const nodes = (...profiles: NonNullable<ClusterFile['nodes']>[number][]): ClusterFile => ({
  nodes: profiles,
});
const message = (yaml: string, cluster: ClusterFile, name = 'a'): string =>
  (placementsOf(simulate(yaml, cluster))[name] ?? '').split('. ')[0] ?? '';

test('TaintToleration: a taint keeps out who does not bear it', () => {
  const taints = [{ key: 'dedicated', value: 'db', effect: 'NoSchedule' }];
  const cluster = nodes({ name: 'n1', taints });
  expect(message(pod('a'), cluster)).toBe(
    '0/1 nodes are available: 1 node(s) had untolerated taint(s)',
  );
  const bearing = 'tolerations: [{ key: dedicated, operator: Equal, value: db }]';
  expect(message(pod('a', bearing), cluster)).toBe('n1');
  const other = 'tolerations: [{ key: dedicated, operator: Equal, value: web }]';
  expect(message(pod('a', other), cluster)).toContain('untolerated taint(s)');
});

test.each([
  ['In', '["3"]', 'n1'],
  ['NotIn', '["3"]', 'n2'],
  ['Exists', '[]', 'n1'],
  ['Gt', '["4"]', 'n2'],
  ['Lt', '["4"]', 'n1'],
])('NodeAffinity: operator %s', (operator, values, expected) => {
  const cluster = nodes({ name: 'n1', labels: { gen: '3' } }, { name: 'n2', labels: { gen: '5' } });
  const affinity = `affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: gen, operator: ${operator}, values: ${values} }] }] } } }`;
  expect(message(pod('a', affinity), cluster)).toBe(expected);
});

test('NodeAffinity: a pod that names its node is told of that node only', () => {
  const cluster = nodes({ name: 'n1', cpu: '1' }, { name: 'n2', cpu: '8' });
  const affinity = `affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {
    nodeSelectorTerms: [{ matchFields: [{ key: metadata.name, operator: In, values: [n1] }] }] } } }`;
  expect(message(requesting('a', 'cpu: 2', affinity), cluster)).toBe(
    "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't satisfy plugin(s) [NodeAffinity]",
  );
});

test('NodePorts: a host port serves one pod per node', () => {
  const withPort = (name: string): string =>
    pod(name).replace('resources: {}', 'ports: [{ containerPort: 80, hostPort: 8080 }]');
  const placements = placementsOf(simulate(withPort('a') + withPort('b'), nodes({ name: 'n1' })));
  expect(placements['a']).toBe('n1');
  expect(placements['b']).toContain("1 node(s) didn't have free ports for the requested pod ports");
});

test('NodeResourcesFit: names everything that is short', () => {
  const cluster = nodes({ name: 'n1', cpu: '1', memory: '1Gi', pods: '0' });
  expect(message(requesting('a', 'cpu: 2, memory: 2Gi'), cluster)).toBe(
    '0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 Too many pods',
  );
});

test('NodeResourcesFit: init containers count for their peak, sidecars for good', () => {
  const init = (restartPolicy: string): string => `
---
apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  initContainers: [{ name: i, image: x, resources: { requests: { cpu: 800m } }${restartPolicy} }]
  containers: [{ name: main, image: nginx, resources: { requests: { cpu: 500m } } }]`;
  expect(message(init(''), nodes({ name: 'n1', cpu: '1' }))).toBe('n1');
  expect(message(init(', restartPolicy: Always'), nodes({ name: 'n1', cpu: '1' }))).toContain(
    'Insufficient cpu',
  );
});

test('PodTopologySpread: a zone may not lead by more than maxSkew', () => {
  const cluster = nodes(
    { name: 'n1', labels: { zone: 'a' } },
    { name: 'n2', cpu: '100m', labels: { zone: 'b' } },
    { name: 'n3' },
  );
  const spread = `topologySpreadConstraints: [{ maxSkew: 1, topologyKey: zone,
    whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } } }]`;
  const web = (name: string): string =>
    requesting(name, 'cpu: 200m', spread).replace(`app: ${name}`, 'app: web');
  const placements = placementsOf(simulate(web('a') + web('b'), cluster));
  expect(placements['a']).toBe('n1');
  expect(placements['b']).toContain(
    "1 Insufficient cpu, 1 node(s) didn't match pod topology spread constraints, 1 node(s) didn't match pod topology spread constraints (missing required label)",
  );
});

test('InterPodAffinity: a placed pod keeps out those it does not want', () => {
  const lonely = `affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [
    { labelSelector: { matchLabels: { app: noisy } }, topologyKey: kubernetes.io/hostname }] } }`;
  const yaml = pod('quiet', lonely) + pod('noisy');
  expect(message(yaml, nodes({ name: 'n1' }), 'noisy')).toBe(
    "0/1 nodes are available: 1 node(s) didn't satisfy existing pods anti-affinity rules",
  );
});

test('InterPodAffinity: the first of a group that wants to be together is let in', () => {
  const together = `affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [
    { labelSelector: { matchLabels: { app: a } }, topologyKey: kubernetes.io/hostname }] } }`;
  expect(message(pod('a', together), nodes({ name: 'n1' }))).toBe('n1');
});

test('VolumeBinding: a claim that is not there is named', () => {
  const claim = 'volumes: [{ name: v, persistentVolumeClaim: { claimName: data } }]';
  expect(placementsOf(simulate(pod('a', claim)))['a']).toBe(
    '0/3 nodes are available: persistentvolumeclaim "data" not found. not found',
  );
});
