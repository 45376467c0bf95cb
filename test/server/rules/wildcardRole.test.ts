import { test } from 'vitest';
import { wildcardRole } from '../../../server/rules/wildcardRole.js';
import { checkRule } from '../../support/checkRule.js';

test('wildcard-role reports the mistake where it stands', () => {
  checkRule(
    wildcardRole,
    `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: r }
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs:
      - "*"
#       ^^^ It allows all verbs
`,
  );
});

test('wildcard-role is silent about what works', () => {
  checkRule(
    wildcardRole,
    `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: r }
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs:
      - get
`,
  );
});

test('wildcard-role leaves half-typed text alone', () => {
  checkRule(
    wildcardRole,
    `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: r }
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs:
      - 
`,
  );
});
