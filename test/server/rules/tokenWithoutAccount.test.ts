import { test } from 'vitest';
import { tokenWithoutAccount } from '../../../server/rules/tokenWithoutAccount.js';
import { checkRule } from '../../support/checkRule.js';

test('token-without-account reports the mistake where it stands', () => {
  checkRule(
    tokenWithoutAccount,
    `apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: t
  annotations:
    kubernetes.io/service-account.name: robbot
#                                       ^^^^^^ No ServiceAccount robbot in the workspace. Did you mean robot?
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot }
`,
  );
});

test('token-without-account is silent about what works', () => {
  checkRule(
    tokenWithoutAccount,
    `apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: t
  annotations:
    kubernetes.io/service-account.name: robot
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot }
`,
  );
});

test('token-without-account leaves half-typed text alone', () => {
  checkRule(
    tokenWithoutAccount,
    `apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: t
  annotations:
    kubernetes.io/service-account.name: 
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: robot }
`,
  );
});
