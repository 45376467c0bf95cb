import { test } from 'vitest';
import { secretAccess } from '../../../server/rules/secretAccess.js';
import { checkRule } from '../../support/checkRule.js';

const role =
  'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: a }\nrules:\n';

test('every Secret may be read', () => {
  checkRule(
    secretAccess,
    `${role}- resources: [secrets]
#             ^^^^^^^ This reads every Secret
  verbs: [get]
`,
  );
});

test('named Secrets, other verbs, and half-typed rules', () => {
  checkRule(secretAccess, `${role}- { resources: [secrets], resourceNames: [a], verbs: [get] }\n`);
  checkRule(secretAccess, `${role}- { resources: [secrets], verbs: [create] }\n- resources:\n`);
});
