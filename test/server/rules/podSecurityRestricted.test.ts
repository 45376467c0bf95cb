import { test } from 'vitest';
import { podSecurityRestricted } from '../../../server/rules/podSecurityRestricted.js';
import { checkRule } from '../../support/checkRule.js';

test('pod-security-restricted reports the mistake where it stands', () => {
  checkRule(
    podSecurityRestricted,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
  containers:
# ^^^^^^^^^^ allowPrivilegeEscalation != false
    - name: c
      securityContext: { allowPrivilegeEscalation: true, capabilities: { drop: [ALL] } }
`,
  );
});

test('pod-security-restricted is silent about what works', () => {
  checkRule(
    podSecurityRestricted,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: c
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
`,
  );
});

test('pod-security-restricted leaves half-typed text alone', () => {
  checkRule(
    podSecurityRestricted,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  containers:
    -
`,
  );
});
