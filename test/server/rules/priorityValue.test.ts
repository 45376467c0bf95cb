import { test } from 'vitest';
import { priorityValue } from '../../../server/rules/priorityValue.js';
import { checkRule } from '../../support/checkRule.js';

test('priority-value reports the mistake where it stands', () => {
  checkRule(
    priorityValue,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  priorityClassName: high
  priority: 100
#           ^^^ PriorityClass high has 1000
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: high }
value: 1000
`,
  );
});

test('priority-value is silent about what works', () => {
  checkRule(
    priorityValue,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  priorityClassName: high
  priority: 1000
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: high }
value: 1000
`,
  );
});

test('priority-value leaves half-typed text alone', () => {
  checkRule(
    priorityValue,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  priorityClassName: high
  priority:
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: high }
value: 1000
`,
  );
});
