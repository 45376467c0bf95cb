/**
 * Rule: cluster-admin
 *
 * A binding gives away cluster-admin: everything in every namespace.
 *
 *     roleRef: { kind: ClusterRole, name: cluster-admin }     # ← a role with what is needed
 */
import { fieldsAt, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const clusterAdmin: Rule = {
  id: 'cluster-admin',
  severity: 'hint',
  pack: 'practice',
  check(object) {
    const roleRef = fieldsAt(rootOf(object), 'roleRef');
    return roleRef.value['name'] === 'cluster-admin'
      ? [
          {
            path: [...roleRef.path, 'name'],
            message: 'cluster-admin may do everything: bind a role with what is needed',
          },
        ]
      : [];
  },
};
