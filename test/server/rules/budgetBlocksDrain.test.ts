import { test } from 'vitest';
import { budgetBlocksDrain } from '../../../server/rules/budgetBlocksDrain.js';
import { checkRule } from '../../support/checkRule.js';

test('budget-blocks-drain reports the mistake where it stands', () => {
  checkRule(
    budgetBlocksDrain,
    `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
  minAvailable: 2
#               ^ At least 2 of 2 pods must stay: no node can be drained
  selector: { matchLabels: { app: web } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1" }
`,
  );
});

test('budget-blocks-drain is silent about what works', () => {
  checkRule(
    budgetBlocksDrain,
    `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
  minAvailable: 1
  selector: { matchLabels: { app: web } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1" }
`,
  );
});

test('budget-blocks-drain leaves half-typed text alone', () => {
  checkRule(
    budgetBlocksDrain,
    `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
  minAvailable:
  selector: { matchLabels: { app: web } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: web, image: "web:1" }
`,
  );
});
