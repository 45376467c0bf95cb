/**
 * Rule: missing-network-policy
 *
 * Pods that no NetworkPolicy selects take connections from every pod of the cluster.
 *
 *     kind: Deployment     # ← no policy selects its pods
 */
import { rootOf, titleOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const missingNetworkPolicy: Rule = {
  id: 'missing-network-policy',
  severity: 'hint',
  pack: 'practice',
  reportsAbsence: true,
  check(object, context) {
    const { pods } = object.facts;
    if (pods === undefined || context.isPatch(object)) {
      return [];
    }
    const isSelected = context.graph
      .selectingPods(pods.labels)
      .some(other => other.facts.kind === 'NetworkPolicy' && context.isInReach(object, other));
    const message = `No NetworkPolicy selects the pods of ${titleOf(object)}: every pod may connect to them`;
    return isSelected ? [] : [{ path: [...rootOf(object).path, 'kind'], message }];
  },
};
