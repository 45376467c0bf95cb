import { test } from 'vitest';
import { missingRequests } from '../../../server/rules/missingRequests.js';
import { checkRule } from '../../support/checkRule.js';

test('missing-requests reports the mistake where it stands', () => {
  checkRule(
    missingRequests,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
      resources: {}
#     ^^^^^^^^^ Container c does not request cpu and memory
`,
  );
});

test('missing-requests is silent about what works', () => {
  checkRule(
    missingRequests,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers: [{ name: c, resources: { requests: { cpu: 1 }, limits: { memory: 1Gi } } }]
`,
  );
});

test('missing-requests leaves half-typed text alone', () => {
  checkRule(
    missingRequests,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
`,
  );
});
