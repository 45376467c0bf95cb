import { test } from 'vitest';
import { deprecatedServiceAccount } from '../../../server/rules/deprecatedServiceAccount.js';
import { checkRule } from '../../support/checkRule.js';

test('deprecated-service-account reports the mistake where it stands', () => {
  checkRule(
    deprecatedServiceAccount,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  serviceAccount: robot
# ^^^^^^^^^^^^^^ serviceAccount is deprecated
`,
  );
});

test('deprecated-service-account is silent about what works', () => {
  checkRule(
    deprecatedServiceAccount,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  serviceAccountName: robot
  serviceAccount: robot
`,
  );
});

test('deprecated-service-account leaves half-typed text alone', () => {
  checkRule(
    deprecatedServiceAccount,
    `apiVersion: v1
kind: Pod
metadata: { name: p, labels: { app: web } }
spec:
  serviceAccount:
`,
  );
});
