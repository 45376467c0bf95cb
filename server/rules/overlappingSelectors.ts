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
import type { Rule, RuleFinding } from './rule.js';

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
  check(object, { graph }) {
    if (!controllerKinds.has(object.facts.groupKind)) {
      return [];
    }
    return object.facts.selectors.flatMap(({ selector, at }): RuleFinding[] => {
      const [other] = graph.withPods(selector).filter(target => fights(object, target));
      return other === undefined
        ? []
        : [
            {
              path: at,
              message: `This selector also matches the pods of ${other.facts.kind} ${other.facts.name}: the two would fight over them`,
              related: [
                {
                  object: other,
                  path: other.facts.pods?.labelsAt ?? other.facts.at,
                  message: 'its pods',
                },
              ],
            },
          ];
    });
  },
};

/** Another controller of the same namespace and folder; the same object in another folder is another environment's. */
function fights(object: GraphObject, target: GraphObject): boolean {
  return (
    target !== object &&
    controllerKinds.has(target.facts.groupKind) &&
    target.facts.namespace === object.facts.namespace &&
    folderOf(target.uri) === folderOf(object.uri) &&
    !(target.facts.groupKind === object.facts.groupKind && target.facts.name === object.facts.name)
  );
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}
