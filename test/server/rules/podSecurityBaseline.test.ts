import { test } from 'vitest';
import { podSecurityBaseline } from '../../../server/rules/podSecurityBaseline.js';
import { checkRule } from '../../support/checkRule.js';

test('pod-security-baseline reports the mistake where it stands', () => {
  checkRule(
    podSecurityBaseline,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
# ^^^^^^^^^^ privileged (container "c" must not set securityContext.privileged=true)
    - name: c
      securityContext: { privileged: true }
`,
  );
});

test('pod-security-baseline is silent about what works', () => {
  checkRule(
    podSecurityBaseline,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers: [{ name: c }]
`,
  );
});

test('pod-security-baseline leaves half-typed text alone', () => {
  checkRule(
    podSecurityBaseline,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    - securityContext: { privileged: true }
    -
`,
  );
});
