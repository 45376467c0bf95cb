import { test } from 'vitest';
import { clusterAdmin } from '../../../server/rules/clusterAdmin.js';
import { checkRule } from '../../support/checkRule.js';

test('cluster-admin reports the mistake where it stands', () => {
  checkRule(
    clusterAdmin,
    `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: r }
roleRef:
  kind: ClusterRole
  name: cluster-admin
#       ^^^^^^^^^^^^^ cluster-admin may do everything
`,
  );
});

test('cluster-admin is silent about what works', () => {
  checkRule(
    clusterAdmin,
    `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: r }
roleRef:
  kind: ClusterRole
  name: view
`,
  );
});

test('cluster-admin leaves half-typed text alone', () => {
  checkRule(
    clusterAdmin,
    `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: r }
roleRef:
  kind: ClusterRole
  name: 
`,
  );
});
