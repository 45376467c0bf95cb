// Whole rollouts, step by step, as a real control plane takes them.

import { expect, test } from 'vitest';
import type { Deployment, ReplicaSet } from '../../../../schemas/built/types.js';
import type { Simulation } from '../../../../simulator/simulation.js';
import { applyTo, pass, simulate } from '../../support.js';
import { eventsOf } from '../eventsOf.js';

const oneByOne = { readinessSpacingMs: 250, containers: [{ match: {}, ready: { afterMs: 100 } }] };

test('three replicas go over one by one: a new one first, then an old one less', () => {
  const simulation = simulate(deployment(3, 'nginx:1'), oneByOne);
  expect(rolloutOf(simulation, deployment(3, 'nginx:2'))).toEqual([
    'new 0->1',
    'old 3->2',
    'new 1->2',
    'old 2->1',
    'new 2->3',
    'old 1->0',
  ]);
});

test('with four, one may be missing from the beginning', () => {
  const simulation = simulate(deployment(4, 'nginx:1'), oneByOne);
  const steps = rolloutOf(simulation, deployment(4, 'nginx:2'));
  expect(steps.slice(0, 3)).toEqual(['new 0->1', 'old 4->3', 'new 1->2']);
  expect(steps.at(-1)).toBe('old 1->0');
});

test('of ten, never more than 13 are wanted and never fewer than 8 available', () => {
  const simulation = simulate(deployment(10, 'nginx:1'), oneByOne);
  let [most, least] = [0, 10];
  simulation.subscribe(() => {
    const all = simulation.list('apps/ReplicaSet') as readonly ReplicaSet[];
    most = Math.max(most, sum(all.map(({ spec }) => spec?.replicas ?? 0)));
    least = Math.min(least, sum(all.map(({ status }) => status?.availableReplicas ?? 0)));
  });
  const steps = rolloutOf(simulation, deployment(10, 'nginx:2'));
  expect(steps.slice(0, 3)).toEqual(['new 0->3', 'old 10->8', 'new 3->5']);
  expect([most, least]).toEqual([13, 8]);
});

test('Recreate takes all old pods away before the first new one', () => {
  const simulation = simulate(deployment(3, 'nginx:1', 'strategy: { type: Recreate }'), oneByOne);
  const next = deployment(3, 'nginx:2', 'strategy: { type: Recreate }');
  expect(rolloutOf(simulation, next)).toEqual(['old 3->0', 'new 0->3']);
});

test('a rollout that gets nowhere is told so once its deadline has passed', () => {
  const simulation = simulate(deployment(2, 'nginx:1', 'progressDeadlineSeconds: 60'));
  simulation.setBehaviour({ match: { image: 'nginx:2' }, ready: 'never' });
  applyTo(simulation, deployment(2, 'nginx:2', 'progressDeadlineSeconds: 60'));
  expect(progressOf(simulation)).toBe('True ReplicaSetUpdated');
  pass(simulation, 70_000);
  expect(progressOf(simulation)).toBe('False ProgressDeadlineExceeded');
});

test('an unchanged template keeps its ReplicaSet, a second change forgets none before its limit', () => {
  const simulation = simulate(deployment(1, 'nginx:1', 'revisionHistoryLimit: 1'));
  for (const image of ['nginx:2', 'nginx:3', 'nginx:4']) {
    applyTo(simulation, deployment(1, image, 'revisionHistoryLimit: 1'));
  }
  expect(simulation.list('apps/ReplicaSet')).toHaveLength(2);
});

/** The scalings of a rollout, the ReplicaSet there was before as `old`. */
function rolloutOf(simulation: Simulation, yaml: string): readonly string[] {
  const [old] = simulation.list('apps/ReplicaSet');
  const before = eventsOf(simulation, 'Deployment').length;
  const steps: string[] = [];
  const stop = simulation.subscribe(({ object, previous }) => {
    const after = (object as ReplicaSet).spec?.replicas;
    const was = previous === undefined ? 0 : (previous as ReplicaSet).spec?.replicas;
    if (object.kind === 'ReplicaSet' && after !== was) {
      const name = object.metadata.name === old?.metadata.name ? 'old' : 'new';
      steps.push(`${name} ${was}->${after}`);
    }
  });
  applyTo(simulation, yaml);
  stop();
  expect(eventsOf(simulation, 'Deployment').length - before).toBeLessThanOrEqual(steps.length);
  return steps;
}

function progressOf(simulation: Simulation): string {
  const { status } = simulation.get('apps/Deployment', 'default', 'web') as Deployment;
  const condition = status?.conditions?.find(({ type }) => type === 'Progressing');
  return `${condition?.status} ${condition?.reason}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function deployment(replicas: number, image: string, more = 'minReadySeconds: 0'): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  ${more}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: "${image}" }] }
`;
}
