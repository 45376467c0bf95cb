/**
 * Code action: select the pods of a workload
 *
 * A Service, budget or policy that selects nothing takes the labels of a workload beside it; a rule that spreads pods
 * takes those of its own.
 */

import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf } from '../../core/json.js';
import { requiredLabels } from '../../core/kubernetes/selector.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import {
  type ActionContext,
  type ActionSource,
  actionOf,
  changeObject,
  placeOf,
  withValueAt,
} from './action.js';
import { choicesMax, selectors } from './addLabel.js';

export const selectPods: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    if (diagnostic.code === 'spread-selects-nothing') {
      return spreadOwn(context, diagnostic);
    }
    return selectors.has(diagnostic.code) ? selectOthers(context, diagnostic) : [];
  });

function selectOthers(context: ActionContext, diagnostic: Diagnostic): CodeAction[] {
  const { workspace } = context;
  const object = placeOf(context, diagnostic.range)?.inGraph;
  const [selector] = object?.facts.selectors ?? [];
  if (object === undefined || selector === undefined) {
    return [];
  }
  const at = selector.at.slice(object.facts.at.length);
  return workspace.graph
    .withPods({})
    .filter(target => workspace.isTogether(object, target))
    .slice(0, choicesMax)
    .flatMap(target => selected(context, { target, at, diagnostic }));
}

function spreadOwn(context: ActionContext, diagnostic: Diagnostic): CodeAction[] {
  const place = placeOf(context, diagnostic.range);
  const index = place?.path.lastIndexOf('labelSelector') ?? -1;
  return place?.inGraph === undefined || index < 0
    ? []
    : selected(context, {
        ...{ target: place.inGraph, at: place.path.slice(0, index + 1), diagnostic },
      });
}

interface Choice {
  readonly target: GraphObject;
  /** Where the selector stands in the object that is changed. */
  readonly at: FieldPath;
  readonly diagnostic: Diagnostic;
}

function selected(context: ActionContext, { target, at, diagnostic }: Choice): CodeAction[] {
  const place = placeOf(context, diagnostic.range);
  const [own] = target.facts.selectors;
  const labels =
    own === undefined ? (target.facts.pods?.labels ?? {}) : requiredLabels(own.selector);
  if (place === undefined || Object.keys(labels).length === 0) {
    return [];
  }
  const isBare = place.object.kind === 'Service';
  const wanted = withValueAt(place.value, at, before =>
    isBare ? labels : { ...withoutSelector(before), matchLabels: labels },
  );
  const title = `Select the pods of ${target.facts.kind} ${target.facts.name}`;
  const kind = CodeActionKind.QuickFix;
  return [actionOf(context.workspace, { title, kind, diagnostic }, [changeObject(place, wanted)])];
}

function withoutSelector(before: unknown): Readonly<Record<string, unknown>> {
  const { matchLabels: _labels, matchExpressions: _expressions, ...rest } = fieldsOf(before);
  return rest;
}
