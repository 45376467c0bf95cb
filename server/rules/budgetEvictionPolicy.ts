/**
 * Rule: budget-eviction-policy
 *
 * A budget that keeps pods that are not even ready: a broken pod blocks a drain.
 *
 *     kind: PodDisruptionBudget
 *     spec: {}     # ← unhealthyPodEvictionPolicy: AlwaysAllow
 */
import { fieldsAt, isSet, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const budgetEvictionPolicy: Rule = {
  id: 'budget-eviction-policy',
  severity: 'hint',
  pack: 'practice',
  check(object, context) {
    const spec = fieldsAt(rootOf(object), 'spec');
    const hasNone = !isSet(spec, 'unhealthyPodEvictionPolicy') && !context.isPatch(object);
    return object.facts.kind === 'PodDisruptionBudget' && hasNone
      ? [
          {
            path: [...spec.path, 'unhealthyPodEvictionPolicy'],
            message: 'A pod that is not ready blocks drains: state unhealthyPodEvictionPolicy',
          },
        ]
      : [];
  },
};
