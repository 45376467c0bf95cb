import { clusterAdmin } from '../../../server/rules/clusterAdmin.js';
import { testRule } from '../../support/checkRule.js';

testRule(clusterAdmin, {
  around: part => `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: r }
roleRef:
  kind: ClusterRole
${part}
`,
  mistake: `  name: cluster-admin
#       ^^^^^^^^^^^^^ cluster-admin may do everything`,
  fine: '  name: view',
  halfTyped: '  name: ',
});
