/**
 * Rule: service-selects-nothing
 *
 * A Service whose selector no pod of the workspace carries: it resolves, and every connection is refused.
 *
 *     spec:
 *       selector: { app: wbe }     # ← no pod has these labels
 *
 * Services without a selector are managed by hand. Where the workspace makes no pods at all, they come from elsewhere.
 */
import type { GraphObject, GraphView } from '../../core/graph/objectGraph.js';
import { nearestWord } from '../suggest.js';
import type { Rule, RuleFinding } from './rule.js';
import { mayShareNamespace } from './sameNamespace.js';

export const serviceSelectsNothing: Rule = {
  id: 'service-selects-nothing',
  severity: 'warning',
  pack: 'correctness',
  check(object, { graph }) {
    if (object.facts.groupKind !== 'Service') {
      return [];
    }
    return object.facts.selectors.flatMap(({ selector, at }) => {
      const isSelected = graph.withPods(selector).some(pods => isNear(object, pods));
      if (isSelected || !graph.withPods({}).some(pods => isNear(object, pods))) {
        return [];
      }
      return [finding(object, selector.matchLabels ?? {}, at, graph)];
    });
  },
};

function isNear(object: GraphObject, pods: GraphObject): boolean {
  return mayShareNamespace(object.facts.namespace, pods.facts.namespace);
}

/** One wrong pair is shown itself; otherwise the selector as a whole. */
function finding(
  object: GraphObject,
  labels: Readonly<Record<string, string>>,
  at: RuleFinding['path'],
  graph: GraphView,
): RuleFinding {
  const text = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  for (const [key, value] of Object.entries(labels)) {
    const { [key]: _left, ...others } = labels;
    const almost = graph.withPods({ matchLabels: others }).filter(pods => isNear(object, pods));
    const values = almost.flatMap(pods => pods.facts.pods?.labels[key] ?? []);
    const meant = nearestWord(value, new Set(values));
    if (meant !== undefined) {
      return {
        path: [...at, key],
        message: `No pod has the labels ${text.join(',')}. Did you mean ${key}: ${meant}?`,
        data: { replacements: [meant] },
      };
    }
  }
  return {
    path: at,
    message: `No pod has the labels ${text.join(',')}: the Service has no endpoints`,
  };
}
