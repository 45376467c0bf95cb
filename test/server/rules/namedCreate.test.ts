import { test } from 'vitest';
import { namedCreate } from '../../../server/rules/namedCreate.js';
import { checkRule } from '../../support/checkRule.js';

const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: a }
rules:
`;

test('creating by name is never allowed', () => {
  checkRule(
    namedCreate,
    `${role}- { apiGroups: [""], resources: [configmaps], resourceNames: [a], verbs: [get, create] }
#                                                                              ^^^^^^ create cannot be allowed by name
`,
  );
});

test('subresources, rules without names and half-typed ones pass', () => {
  checkRule(
    namedCreate,
    `${role}- { apiGroups: [""], resources: [pods/exec], resourceNames: [a], verbs: [create] }
- { apiGroups: [""], resources: [pods], verbs: [create] }
- { apiGroups: [""], resources: , resourceNames: [a], verbs: [create] }
`,
  );
});
