import { test } from 'vitest';
import { budgetSelectsNothing } from '../../../server/rules/budgetSelectsNothing.js';
import { checkRule } from '../../support/checkRule.js';

test('budget-selects-nothing reports the mistake where it stands', () => {
  checkRule(
    budgetSelectsNothing,
    `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: wbe
#          ^^^ No pod has the labels app=wbe. Did you mean app: web?
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

test('budget-selects-nothing is silent about what works', () => {
  checkRule(
    budgetSelectsNothing,
    `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
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

test('budget-selects-nothing leaves half-typed text alone', () => {
  checkRule(
    budgetSelectsNothing,
    `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
  selector:
    matchLabels:
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
