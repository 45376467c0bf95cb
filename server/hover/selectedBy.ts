/**
 * Hover: who selects pods by a label
 *
 * On the labels of a pod or a pod template: which Services, budgets, policies and workloads select these pods, and
 * which of them ask for the label under the mouse.
 */
import { requiredLabels } from '../../core/kubernetes/selector.js';
import { asApplied, nearest } from '../surroundings.js';
import { namespaceOf, objectLines } from './place.js';
import type { HoverContext } from './types.js';

/** Tells who finds the pods by their labels. */
export function selectedBy(context: HoverContext): readonly string[] {
  const { self, at, surroundings } = context;
  const pods = self?.facts.pods;
  if (
    self === undefined ||
    pods === undefined ||
    !pods.labelsAt.every((step, index) => at.path[index] === step)
  ) {
    return [];
  }
  const key = at.path[pods.labelsAt.length];
  const { object, graph } = asApplied(self, surroundings);
  const found = nearest(
    surroundings,
    graph.selectingPods(object.facts.pods?.labels ?? pods.labels),
    namespaceOf(context),
  )
    .map(near => near.object)
    .filter(
      ({ facts }) =>
        key === undefined ||
        facts.selectors.some(({ selector }) => key in requiredLabels(selector)),
    );
  const title = key === undefined ? 'These pods are selected by' : `\`${key}\` is asked for by`;
  return found.length === 0 ? [] : [`${title}:\n\n${objectLines(found)}`];
}
