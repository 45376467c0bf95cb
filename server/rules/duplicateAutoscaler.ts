/**
 * Rule: duplicate-autoscaler
 *
 * Two HorizontalPodAutoscalers scale one workload: each undoes what the other decides (`AmbiguousSelector`).
 *
 *     scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }     # ← web-memory scales it too
 */
import { titleOf } from '../placedFields.js';
import { pointTo } from './related.js';
import type { Rule, RuleFinding } from './rule.js';

export const duplicateAutoscaler: Rule = {
  id: 'duplicate-autoscaler',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    const { kind, name: own, references } = object.facts;
    if (kind !== 'HorizontalPodAutoscaler' || context.isPatch(object)) {
      return [];
    }
    return references
      .filter(({ pattern }) => pattern.at === 'spec.scaleTargetRef.name')
      .flatMap(({ to, name, path }): RuleFinding[] => {
        const other = context.graph
          .referrers(to, name)
          .find(
            target =>
              target.facts.kind === kind &&
              target.facts.name !== own &&
              context.isTogether(object, target),
          );
        return other === undefined
          ? []
          : [
              {
                path,
                message: `${titleOf(other)} scales it too: the two undo each other`,
                related: [pointTo(other, ['spec', 'scaleTargetRef'])],
              },
            ];
      });
  },
};
