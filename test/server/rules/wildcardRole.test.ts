import { wildcardRole } from '../../../server/rules/wildcardRole.js';
import { testRule } from '../../support/checkRule.js';

testRule(wildcardRole, {
  around: part => `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: r }
rules:
  - apiGroups: [apps]
    resources: [deployments]
    verbs:
${part}
`,
  mistake: `      - "*"
#       ^^^ It allows all verbs`,
  fine: '      - get',
  halfTyped: '      - ',
});
