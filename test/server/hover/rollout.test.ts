import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n';

// https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
test('at most and at least: surge is rounded up, unavailability down', () => {
  expect(hoverText(`${deployment}  repl$0icas: 3\n`)).toContain(
    'at most **4 pods**, at least **3 available**',
  );
  const strategy = `${deployment}  replicas: 10\n  strategy:\n    rollingUpdate:\n`;
  expect(hoverText(`${strategy}      max$0Unavailable: 30%\n`)).toContain(
    'at most **13 pods**, at least **7 available**',
  );
  expect(hoverText(`${strategy}      max$0Surge: 0\n      maxUnavailable: 0\n`)).toContain(
    'at least **9 available**',
  );
});

test('recreating, and partitions of StatefulSets', () => {
  expect(hoverText(`${deployment}  str$0ategy: {type: Recreate}\n`)).toContain('none is available');
  const set =
    'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec:\n  replicas: 3\n';
  expect(hoverText(`${set}  update$0Strategy: {rollingUpdate: {partition: 2}}\n`)).toContain(
    'reaches 1 pod (2 to 2)',
  );
});

test('a budget that blocks every drain', () => {
  const pods = `${deployment}  template: {metadata: {labels: {app: web}}}\n`;
  const budget = 'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\n';
  const text = hoverText(
    `${budget}spec:\n  min$0Available: 1\n  selector: {matchLabels: {app: web}}\n`,
    { 'web.yaml': pods },
  );
  expect(text).toContain('Of 1 pod, 0 may be taken away at a time: **no drain can go on**');
});
