/**
 * Rule: missing-budget
 *
 * A workload of several pods without a PodDisruptionBudget: a drain may take them all away at once.
 *
 *     kind: Deployment
 *     spec:
 *       replicas: 3     # ← no budget selects its pods
 */
import { fieldsAt, rootOf, titleOf } from '../placedFields.js';
import type { Rule } from './rule.js';

const kinds = new Set(['apps/Deployment', 'apps/StatefulSet']);

export const missingBudget: Rule = {
  id: 'missing-budget',
  severity: 'hint',
  pack: 'practice',
  reportsAbsence: true,
  check(object, context) {
    const { groupKind, pods } = object.facts;
    if (!kinds.has(groupKind) || (pods?.replicas ?? 1) < 2 || context.isPatch(object)) {
      return [];
    }
    const isKept = context.graph
      .selectingPods(pods?.labels ?? {})
      .some(
        other => other.facts.kind === 'PodDisruptionBudget' && context.isInReach(object, other),
      );
    const message = `No PodDisruptionBudget keeps the pods of ${titleOf(object)} while nodes are drained`;
    return isKept
      ? []
      : [{ path: [...fieldsAt(rootOf(object), 'spec').path, 'replicas'], message }];
  },
};
