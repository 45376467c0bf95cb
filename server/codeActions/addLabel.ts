/**
 * Code action: make labels and selector fit
 *
 * A workload whose template lacks labels of its own selector gets them; a Service, budget or policy that selects
 * nothing offers to label the pods of the workloads beside it.
 */

import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, valueAt } from '../../core/json.js';
import { podPlaceOf } from '../../core/kubernetes/podTemplate.js';
import { requiredLabels } from '../../core/kubernetes/selector.js';
import {
  type ActionContext,
  type ActionPlace,
  type ActionSource,
  actionOf,
  changeObject,
  messageOf,
  placeOf,
  placeOfObject,
  withValueAt,
} from './action.js';

/** More workloads than this are no choice. */
export const choicesMax = 3;

/** The rules about what selects the pods of others. */
export const selectors: ReadonlySet<unknown> = new Set([
  'service-selects-nothing',
  'budget-selects-nothing',
  'network-policy-selects-nothing',
]);

export const addLabel: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    if (messageOf(diagnostic).includes('`selector` does not match template `labels`')) {
      return toOwnTemplate(context, diagnostic);
    }
    return selectors.has(diagnostic.code) ? toOthers(context, diagnostic) : [];
  });

function toOwnTemplate(context: ActionContext, diagnostic: Diagnostic): CodeAction[] {
  const place = placeOf(context, diagnostic.range);
  const selector = place && fieldsOf(valueAt(place.value, ['spec', 'selector']));
  return place === undefined || selector === undefined
    ? []
    : labelled(context, { place, labels: requiredLabels(selector), diagnostic });
}

function toOthers(context: ActionContext, diagnostic: Diagnostic): CodeAction[] {
  const { workspace } = context;
  const object = placeOf(context, diagnostic.range)?.inGraph;
  if (object === undefined) {
    return [];
  }
  const labels = Object.assign(
    {},
    ...object.facts.selectors.map(({ selector }) => requiredLabels(selector)),
  );
  return workspace.graph
    .withPods({})
    .filter(target => workspace.isTogether(object, target) && mayHave(target, labels))
    .sort((one, other) => likeness(other, object, labels) - likeness(one, object, labels))
    .slice(0, choicesMax)
    .flatMap(target => {
      const place = placeOfObject(workspace, target);
      return place === undefined ? [] : labelled(context, { place, labels, diagnostic });
    });
}

/** A label that the workload's own selector asks for stays as it is. */
function mayHave({ facts }: GraphObject, labels: Readonly<Record<string, string>>): boolean {
  const own = Object.assign({}, ...facts.selectors.map(({ selector }) => requiredLabels(selector)));
  return Object.entries(labels).every(([key, value]) => (own[key] ?? value) === value);
}

function likeness(
  target: GraphObject,
  object: GraphObject,
  labels: Readonly<Record<string, string>>,
): number {
  const own = target.facts.pods?.labels ?? {};
  const shared = Object.entries(labels).filter(([key, value]) => own[key] === value);
  return shared.length + (target.facts.name === object.facts.name ? 1 : 0);
}

interface Labelling {
  readonly place: ActionPlace;
  readonly labels: Readonly<Record<string, string>>;
  readonly diagnostic: Diagnostic;
}

function labelled(
  { workspace }: ActionContext,
  { place, labels, diagnostic }: Labelling,
): CodeAction[] {
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
  return [
    actionOf(workspace, { title, kind: CodeActionKind.QuickFix, diagnostic }, [
      changeObject(place, wanted),
    ]),
  ];
}
