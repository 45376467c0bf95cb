/**
 * Rule: budget-selects-nothing
 *
 * A PodDisruptionBudget whose selector no pod of the workspace carries protects nothing: drains go on as if it were
 * not there.
 *
 *     kind: PodDisruptionBudget
 *     spec:
 *       selector: { matchLabels: { app: wbe } }     # ← no pod has these labels
 *
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
import type { Rule } from './rule.js';
import { findSelectsNothing } from './selecting.js';

export const budgetSelectsNothing: Rule = {
  id: 'budget-selects-nothing',
  severity: 'warning',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    return object.facts.groupKind === 'policy/PodDisruptionBudget'
      ? object.facts.selectors.flatMap(place => findSelectsNothing(object, place, context) ?? [])
      : [];
  },
};
