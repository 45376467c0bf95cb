/**
 * Rule: overlapping-selectors
 *
 * Two workloads whose selectors match each other's pods fight over them: each counts, adopts or deletes the other's.
 *
 *     selector: { matchLabels: { app: shop } }     # ← also matches the pods of Deployment shop-canary
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
 */
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { folderOf } from '../../core/kustomize/scopes.js';
import { pointToPods } from './related.js';
import type { Rule, RuleContext, RuleFinding } from './rule.js';

const controllerKinds = new Set([
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'ReplicationController',
]);

export const overlappingSelectors: Rule = {
  id: 'overlapping-selectors',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    if (!controllerKinds.has(object.facts.groupKind)) {
      return [];
    }
    return object.facts.selectors.flatMap(({ selector, at }): RuleFinding[] => {
      const other = context.graph
        .withPods(selector)
        .find(target => fights(object, target, context));
      return other === undefined
        ? []
        : [
            {
              path: at,
              message: `This selector also matches the pods of ${other.facts.kind} ${other.facts.name}: the two would fight over them`,
              related: pointToPods([other]),
            },
          ];
    });
  },
};

/** Another controller that is applied with this one; patches are part of one. */
function fights(object: GraphObject, target: GraphObject, context: RuleContext): boolean {
  return (
    target !== object &&
    controllerKinds.has(target.facts.groupKind) &&
    context.isTogether(object, target) &&
    !context.isPatch(object) &&
    !context.isPatch(target) &&
    !isAlternative(object, target, context) &&
    !(target.facts.groupKind === object.facts.groupKind && target.facts.name === object.facts.name)
  );
}

/** A folder deeper may hold another way to run the same, unless both say where they go. */
function isAlternative(object: GraphObject, target: GraphObject, context: RuleContext): boolean {
  const isSaid =
    context.isBuilt(object) ||
    (object.facts.namespace !== undefined && target.facts.namespace !== undefined);
  return !isSaid && folderOf(object.uri) !== folderOf(target.uri);
}
