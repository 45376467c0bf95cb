// The scores' arithmetic, by hand from the formulas of k8s 1.36, and what the sums lead to.
import { expect, test } from 'vitest';
import type { ClusterFile } from '../../../../simulator/simulation.js';
import {
  applyTo,
  countByNode,
  deployment,
  placementsOf,
  pod,
  requesting,
  service,
  simulate,
} from '../../support.js';

const two: ClusterFile = {
  nodes: [
    { name: 'n1', cpu: '4', memory: '8Gi' },
    { name: 'n2', cpu: '4', memory: '8Gi' },
  ],
};

function scoresOf(yaml: string, cluster: ClusterFile, name: string) {
  const ranking = simulate(yaml, cluster).schedulingDecision('default', name)?.ranking ?? [];
  return Object.fromEntries(ranking.map(({ node, scores }) => [node, scores]));
}

test('NodeResourcesFit and balance of an empty node', () => {
  // cpu (4000-1000)*100/4000 = 75, memory (8-4)*100/8 = 50: (75+50)/2 = 62.
  // balance without: 100; with: f = .25 and .5, deviation .125: 87; 50 + (50 + 87 - 100) / 2 = 68.
  const scores = scoresOf(requesting('a', 'cpu: 1, memory: 4Gi'), two, 'a');
  expect(scores['n1']).toMatchObject({ NodeResourcesFit: 62, NodeResourcesBalancedAllocation: 68 });
});

test('pods without requests count as 100m and 200Mi, and are not scored for balance', () => {
  // cpu 3900*100/4000 = 97, memory (8192-200)*100/8192 = 97.
  const scores = scoresOf(pod('a'), two, 'a');
  expect(scores['n1']).toMatchObject({ NodeResourcesFit: 97 });
  expect(scores['n1']).not.toHaveProperty('NodeResourcesBalancedAllocation');
});

test('TaintToleration: PreferNoSchedule is avoided', () => {
  const taints = [{ key: 'old', effect: 'PreferNoSchedule' }];
  const cluster = { nodes: [{ name: 'n1', taints }, { name: 'n2' }] };
  expect(scoresOf(pod('a'), cluster, 'a')).toMatchObject({
    n1: { TaintToleration: 0 },
    n2: { TaintToleration: 300 },
  });
});

test('NodeAffinity: preferred nodes win', () => {
  const cluster = { nodes: [{ name: 'n1' }, { name: 'n2', labels: { disk: 'ssd' } }] };
  const preferred = `affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [
    { weight: 5, preference: { matchExpressions: [{ key: disk, operator: Exists }] } }] } }`;
  expect(placementsOf(simulate(pod('a', preferred), cluster))).toEqual({ a: 'n2' });
});

test('PodTopologySpread: pods of one Deployment are spread without being told to', () => {
  const simulation = simulate(deployment('web', 6));
  expect(countByNode(simulation, 'web')).toEqual({ 'node-1': 2, 'node-2': 2, 'node-3': 2 });
});

test('PodTopologySpread: the selector of a Service spreads bare pods', () => {
  const simulation = simulate(service('web', 'web'));
  const names = ['a', 'b', 'c'];
  applyTo(simulation, names.map(name => pod(name, '', 'app: web')).join(''));
  expect(new Set(Object.values(placementsOf(simulation))).size).toBe(3);
});

test('InterPodAffinity: preferred company attracts', () => {
  const near = `affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [
    { weight: 100, podAffinityTerm: { topologyKey: kubernetes.io/hostname,
      labelSelector: { matchLabels: { app: db } } } }] } }`;
  const placements = placementsOf(simulate(pod('filler') + pod('db') + pod('web', near)));
  expect(placements['web']).toBe(placements['db']);
  expect(placements['web']).not.toBe(placements['filler']);
});

test('ImageLocality has no say while no node lists images', () => {
  expect(scoresOf(pod('a'), two, 'a')['n1']).toMatchObject({ ImageLocality: 0 });
});
