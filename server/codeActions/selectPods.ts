/**
 * Code action: select the pods of a workload
 *
 * A Service, budget or policy that selects nothing takes the labels of a workload beside it; a rule that spreads pods
 * takes those of its own.
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { type Fields, fieldsOf } from '../../core/json.js';
import { requiredLabels } from '../../core/kubernetes/selector.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { type ActionPlace, changeObject, withValueAt } from './action.js';
import { choicesMax, selectors } from './addLabel.js';
import { type Fix, type FixContext, quickFixes } from './quickFixes.js';

const spread = 'spread-selects-nothing';

export const selectPods = quickFixes(
  ({ code }) => code === spread || selectors.has(code),
  (place, context) =>
    context.diagnostic.code === spread ? spreadOwn(place) : selectOthers(place, context),
);

function selectOthers(place: ActionPlace, { workspace }: FixContext): Fix[] {
  const object = place.inGraph;
  const [selector] = object?.facts.selectors ?? [];
  if (object === undefined || selector === undefined) {
    return [];
  }
  const at = selector.at.slice(object.facts.at.length);
  return workspace.graph
    .withPods({})
    .filter(target => workspace.isTogether(object, target))
    .slice(0, choicesMax)
    .flatMap(target => selected(place, at, target));
}

function spreadOwn(place: ActionPlace): Fix[] {
  const index = place.path.lastIndexOf('labelSelector');
  return place.inGraph === undefined || index < 0
    ? []
    : selected(place, place.path.slice(0, index + 1), place.inGraph);
}

/** `at` is where the selector stands in the object that is changed. */
function selected(place: ActionPlace, at: FieldPath, { facts }: GraphObject): Fix[] {
  const [own] = facts.selectors;
  const labels = own === undefined ? (facts.pods?.labels ?? {}) : requiredLabels(own.selector);
  if (Object.keys(labels).length === 0) {
    return [];
  }
  const isBare = place.object.kind === 'Service';
  const wanted = withValueAt(place.value, at, before =>
    isBare ? labels : { ...withoutSelector(before), matchLabels: labels },
  );
  const title = `Select the pods of ${facts.kind} ${facts.name}`;
  return [{ title, edits: [changeObject(place, wanted)] }];
}

function withoutSelector(before: unknown): Fields {
  const { matchLabels: _labels, matchExpressions: _expressions, ...rest } = fieldsOf(before);
  return rest;
}
