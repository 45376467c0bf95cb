/**
 * Code action: make labels and selector fit
 *
 * A workload whose template lacks labels of its own selector gets them; a Service, budget or policy that selects
 * nothing offers to label the pods of the workloads beside it.
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, valueAt } from '../../core/json.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import { type Labels, requiredLabels, selectorOf } from '../../core/kubernetes/selector.js';
import { type ActionPlace, changeObject, messageOf, placeOfObject, withValueAt } from './action.js';
import { type Fix, type FixContext, quickFixes } from './quickFixes.js';

/** More workloads than this are no choice. */
export const choicesMax = 3;

/** The rules about what selects the pods of others. */
export const selectors: ReadonlySet<unknown> = new Set([
  'service-selects-nothing',
  'budget-selects-nothing',
  'network-policy-selects-nothing',
]);

export const addLabel = quickFixes(
  diagnostic =>
    selectors.has(diagnostic.code) ||
    /`selector` does not match template `labels`/.test(messageOf(diagnostic)),
  (place, context) =>
    selectors.has(context.diagnostic.code) ? toOthers(place, context) : toOwnTemplate(place),
);

function toOwnTemplate(place: ActionPlace): Fix[] {
  const selector = selectorOf(valueAt(place.value, ['spec', 'selector']));
  return labelled(place, requiredLabels(selector));
}

function toOthers({ inGraph: object }: ActionPlace, { workspace }: FixContext): Fix[] {
  if (object === undefined) {
    return [];
  }
  const labels = labelsSelected(object);
  return workspace.graph
    .withPods({})
    .filter(target => workspace.isTogether(object, target) && mayHave(target, labels))
    .sort((one, other) => likeness(other, object, labels) - likeness(one, object, labels))
    .slice(0, choicesMax)
    .flatMap(target => {
      const place = placeOfObject(workspace, target);
      return place === undefined ? [] : labelled(place, labels);
    });
}

function labelsSelected({ facts }: GraphObject): Labels {
  return Object.assign({}, ...facts.selectors.map(({ selector }) => requiredLabels(selector)));
}

/** A label that the workload's own selector asks for stays as it is. */
function mayHave(target: GraphObject, labels: Labels): boolean {
  const own = labelsSelected(target);
  return Object.entries(labels).every(([key, value]) => (own[key] ?? value) === value);
}

function likeness(target: GraphObject, object: GraphObject, labels: Labels): number {
  const own = target.facts.pods?.labels ?? {};
  const shared = Object.entries(labels).filter(([key, value]) => own[key] === value);
  return shared.length + (target.facts.name === object.facts.name ? 1 : 0);
}

function labelled(place: ActionPlace, labels: Labels): Fix[] {
  const { apiVersion = '', kind = '', name = '' } = place.object;
  const template = podPlaceOf(apiVersion, kind)?.path;
  if (template === undefined || Object.keys(labels).length === 0) {
    return [];
  }
  const wanted = withValueAt(place.value, [...template, 'metadata', 'labels'], before => ({
    ...fieldsOf(before),
    ...labels,
  }));
  const pairs = Object.entries(labels).map(([key, value]) => `${key}: ${value}`);
  const title = `Label the pods of ${kind} ${name} with ${pairs.join(', ')}`;
  return [{ title, edits: [changeObject(place, wanted)] }];
}
