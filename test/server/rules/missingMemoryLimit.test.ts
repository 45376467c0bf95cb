import { test } from 'vitest';
import { missingMemoryLimit } from '../../../server/rules/missingMemoryLimit.js';
import { checkRule } from '../../support/checkRule.js';

test('missing-memory-limit reports the mistake where it stands', () => {
  checkRule(
    missingMemoryLimit,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      resources: {}
#     ^^^^^^^^^ Container c has no memory limit
`,
  );
});

test('missing-memory-limit is silent about what works', () => {
  checkRule(
    missingMemoryLimit,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers: [{ name: c, resources: { limits: { memory: 1Gi } } }]
`,
  );
});

test('missing-memory-limit leaves half-typed text alone', () => {
  checkRule(
    missingMemoryLimit,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
`,
  );
});
