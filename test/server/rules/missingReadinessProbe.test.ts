import { test } from 'vitest';
import { missingReadinessProbe } from '../../../server/rules/missingReadinessProbe.js';
import { checkRule } from '../../support/checkRule.js';

test('missing-readiness-probe reports the mistake where it stands', () => {
  checkRule(
    missingReadinessProbe,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - name: c
#     ^^^^ Container c gets connections before it can answer
      ports: [{ containerPort: 80 }]
`,
  );
});

test('missing-readiness-probe is silent about what works', () => {
  checkRule(
    missingReadinessProbe,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers: [{ name: c }, { name: d, ports: [{ containerPort: 80 }], readinessProbe: { tcpSocket: { port: 80 } } }]
`,
  );
});

test('missing-readiness-probe leaves half-typed text alone', () => {
  checkRule(
    missingReadinessProbe,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - ports:
`,
  );
});
