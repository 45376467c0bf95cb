/**
 * Rule: budget-blocks-drain
 *
 * A PodDisruptionBudget that never allows a disruption: every `kubectl drain` and every node upgrade waits forever.
 *
 *     kind: PodDisruptionBudget
 *     spec:
 *       minAvailable: 3     # ← Deployment web has 3 replicas
 *
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions
 */
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsAt, rootOf } from './read.js';
import type { Rule, RuleContext } from './rule.js';
import { podsSelectedBy } from './selecting.js';

export const budgetBlocksDrain: Rule = {
  id: 'budget-blocks-drain',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (object.facts.groupKind !== 'policy/PodDisruptionBudget' || context.isPatch(object)) {
      return [];
    }
    const { value, path } = fieldsAt(rootOf(object), 'spec');
    const { minAvailable, maxUnavailable } = value;
    if (maxUnavailable === 0 || maxUnavailable === '0%' || minAvailable === '100%') {
      const field = minAvailable === '100%' ? 'minAvailable' : 'maxUnavailable';
      return [
        {
          path: [...path, field],
          message: 'This budget allows no disruption: no node can be drained',
        },
      ];
    }
    const replicas = replicasOf(object, context);
    return typeof minAvailable === 'number' && replicas !== undefined && minAvailable >= replicas
      ? [
          {
            path: [...path, 'minAvailable'],
            message: `At least ${minAvailable} of ${replicas} pods must stay: no node can be drained`,
          },
        ]
      : [];
  },
};

/** All pods it protects; undefined where that is not said, or an autoscaler decides. */
function replicasOf(object: GraphObject, context: RuleContext): number | undefined {
  const pods = object.facts.selectors
    .flatMap(({ selector }) => podsSelectedBy(object, selector, context))
    .filter(target => context.isTogether(object, target) && !context.isPatch(target));
  const counts = pods.map(target => (isScaled(target, context) ? undefined : countOf(target)));
  return pods.length === 0 || counts.includes(undefined)
    ? undefined
    : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

function countOf({ facts }: GraphObject): number | undefined {
  return facts.pods?.replicas === 0 ? undefined : facts.pods?.replicas;
}

function isScaled({ facts }: GraphObject, context: RuleContext): boolean {
  return context.graph
    .referrers(facts.groupKind, facts.name)
    .some(other => other.facts.kind === 'HorizontalPodAutoscaler');
}
