// What a PodDisruptionBudget allows.

import { expect, test } from 'vitest';
import type { PodDisruptionBudget } from '../../../../schemas/built/types.js';
import { applyTo, pod, simulate, widgetDefinition } from '../../support.js';
import { eventsOf } from '../eventsOf.js';

test.each([
  ['minAvailable: 2', { expectedPods: 4, desiredHealthy: 2, disruptionsAllowed: 2 }],
  ['minAvailable: 60%', { expectedPods: 4, desiredHealthy: 3, disruptionsAllowed: 1 }],
  ['maxUnavailable: 1', { expectedPods: 4, desiredHealthy: 3, disruptionsAllowed: 1 }],
  ['maxUnavailable: 30%', { expectedPods: 4, desiredHealthy: 2, disruptionsAllowed: 2 }],
  ['maxUnavailable: 0', { expectedPods: 4, desiredHealthy: 4, disruptionsAllowed: 0 }],
])('%s of four', (limit, expected) => {
  const { status } = budgetOf(`${deployment(4)}---\n${budget(limit)}`);
  expect(status).toMatchObject({ ...expected, currentHealthy: 4 });
  const reason = expected.disruptionsAllowed > 0 ? 'SufficientPods' : 'InsufficientPods';
  expect(status?.conditions).toMatchObject([{ type: 'DisruptionAllowed', reason }]);
});

test('pods that never become ready are not healthy', () => {
  const yaml = `${deployment(2)}---\n${budget('minAvailable: 1')}`;
  const simulation = simulate(yaml, { containers: [{ match: {}, ready: 'never' }] });
  const found = simulation.get('policy/PodDisruptionBudget', 'default', 'web');
  expect((found as PodDisruptionBudget).status).toMatchObject({
    currentHealthy: 0,
    disruptionsAllowed: 0,
  });
});

test('without pods it says so and allows nothing', () => {
  const simulation = simulate(budget('maxUnavailable: 1'));
  expect(eventsOf(simulation, 'PodDisruptionBudget')).toEqual(['NoPods: No matching pods found']);
});

test('the size of a custom resource is where its definition says', () => {
  const widget =
    'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: web }\nspec: { size: 4 }';
  const simulation = simulate(`${widgetDefinition}\n---\n${widget}`);
  const uid = simulation.get('example.com/Widget', 'default', 'web')?.metadata.uid ?? '';
  const owner = `{ apiVersion: example.com/v1, kind: Widget, name: web, uid: ${uid}, controller: true }`;
  const owned = pod('web').replace('} }', `}, ownerReferences: [${owner}] }`);
  applyTo(simulation, `${budget('minAvailable: 50%')}${owned}`);
  const found = simulation.get('policy/PodDisruptionBudget', 'default', 'web');
  expect((found as PodDisruptionBudget).status).toMatchObject({
    expectedPods: 4,
    desiredHealthy: 2,
  });
});

function budgetOf(yaml: string): PodDisruptionBudget {
  const found = simulate(yaml).get('policy/PodDisruptionBudget', 'default', 'web');
  return found as PodDisruptionBudget;
}

function budget(limit: string): string {
  return `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { ${limit}, selector: { matchLabels: { app: web } } }
`;
}

function deployment(replicas: number): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: nginx }] }
`;
}
