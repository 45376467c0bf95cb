/**
 * Rule: secret-access
 *
 * A role that may read every Secret of its namespace, or of the cluster.
 *
 *     - apiGroups: [""]
 *       resources: ["secrets"]     # ← resourceNames: ["database"]
 *       verbs: ["get", "list"]
 */
import { itemsAt, rootOf, valuesAt } from '../placedFields.js';
import type { Rule } from './rule.js';

const reading: readonly unknown[] = ['get', 'list', 'watch', '*'];

export const secretAccess: Rule = {
  id: 'secret-access',
  severity: 'hint',
  pack: 'practice',
  check(object) {
    const isRole = /^rbac\.authorization\.k8s\.io\/(Cluster)?Role$/.test(object.facts.groupKind);
    return (isRole ? itemsAt(rootOf(object), 'rules') : [])
      .filter(
        rule =>
          valuesAt(rule, 'resourceNames').length === 0 &&
          valuesAt(rule, 'verbs').some(({ value }) => reading.includes(value)),
      )
      .flatMap(rule => valuesAt(rule, 'resources').filter(({ value }) => value === 'secrets'))
      .map(({ path }) => ({
        path,
        message: 'This reads every Secret: name those that are needed',
      }));
  },
};
