import { test } from 'vitest';
import { overlappingBudgets } from '../../../server/rules/overlappingBudgets.js';
import { checkRule } from '../../support/checkRule.js';

test('overlapping-budgets reports the mistake where it stands', () => {
  checkRule(
    overlappingBudgets,
    `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
  selector: { matchLabels: { app: web } }
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PodDisruptionBudget c selects the same pods
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: c }
spec:
  selector: { matchLabels: { app: web } }
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PodDisruptionBudget b selects the same pods
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

test('overlapping-budgets is silent about what works', () => {
  checkRule(
    overlappingBudgets,
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

test('overlapping-budgets leaves half-typed text alone', () => {
  checkRule(
    overlappingBudgets,
    `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: b }
spec:
  selector:
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
