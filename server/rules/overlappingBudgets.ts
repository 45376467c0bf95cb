/**
 * Rule: overlapping-budgets
 *
 * Two PodDisruptionBudgets select the same pods: the server then refuses every eviction of them, as it takes one budget
 * per pod.
 *
 *     kind: PodDisruptionBudget
 *     spec:
 *       selector: { matchLabels: { app: web } }     # ← PodDisruptionBudget web-old selects them too
 */
import { titleOf } from '../placedFields.js';
import { pointTo } from './related.js';
import type { Rule, RuleFinding } from './rule.js';
import { podsSelectedBy } from './selecting.js';

const budget = 'policy/PodDisruptionBudget';

export const overlappingBudgets: Rule = {
  id: 'overlapping-budgets',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (object.facts.groupKind !== budget || context.isPatch(object)) {
      return [];
    }
    return object.facts.selectors.flatMap(({ selector, at }): RuleFinding[] => {
      const pods = podsSelectedBy(object, selector, context);
      const other = pods
        .flatMap(({ facts }) => context.graph.selectingPods(facts.pods?.labels ?? {}))
        .find(
          target =>
            target.facts.groupKind === budget &&
            target.facts.name !== object.facts.name &&
            context.isTogether(object, target) &&
            !context.isPatch(target),
        );
      return other === undefined
        ? []
        : [
            {
              path: at,
              message: `${titleOf(other)} selects the same pods: the server refuses to evict pods of two budgets`,
              related: [pointTo(other, ['spec', 'selector'])],
            },
          ];
    });
  },
};
