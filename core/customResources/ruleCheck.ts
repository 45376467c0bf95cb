// The rules of `x-kubernetes-validations`: CEL over a value and, in updates, over what it was before.
// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules

import {
  type CelExpression,
  type CelOutcome,
  compileExpression,
  optionalOf,
} from '../cel/expression.js';
import { isFields } from '../json.js';
import type { FieldError } from '../validation/fieldError.js';
import { sameValue } from '../validation/immutable.js';
import type { Place } from '../validation/place.js';
import { alignedWith, toCelValue } from './celValue.js';
import { earlierItems } from './schemaCheck.js';
import type { RuleText, SchemaNode } from './schemaNode.js';

/** A value with its schema, and what it was before the update; undefined at creation or where nothing compares. */
export interface RuleSubject {
  readonly value: unknown;
  readonly previous: unknown;
  readonly node: SchemaNode;
  /** The custom resource itself: its rules see apiVersion, kind and the name. */
  readonly isRoot: boolean;
}

/** Evaluates the rules of a value and of everything in it. Rules that cannot be run end up in `hints`. */
export function checkRules(subject: RuleSubject, at: Place, hints: FieldError[]): void {
  const { value, node } = subject;
  if (!node.hasRules || value === null || value === undefined) {
    return;
  }
  if (node.rules.length > 0) {
    checkOwnRules(subject, at, hints);
  }
  for (const part of node.allOf) {
    checkOwnRules({ ...subject, node: { ...node, rules: part.rules } }, at, hints);
  }
  if (Array.isArray(value)) {
    checkItemRules(value, subject, { at, hints });
  } else if (isFields(value)) {
    checkFieldRules(value, subject, { at, hints });
  }
}

interface Where {
  readonly at: Place;
  readonly hints: FieldError[];
}

function checkItemRules(
  items: readonly unknown[],
  { previous, node }: RuleSubject,
  { at, hints }: Where,
): void {
  const schema = node.items;
  if (schema?.hasRules !== true) {
    return;
  }
  const before = earlierItems(previous, node);
  for (const [index, value] of items.entries()) {
    const subject = { value, previous: before?.(value), node: schema, isRoot: false };
    checkRules(subject, at.item(index), hints);
  }
}

function checkFieldRules(
  fields: Readonly<Record<string, unknown>>,
  { previous, node }: RuleSubject,
  { at, hints }: Where,
): void {
  const before = isFields(previous) ? previous : undefined;
  for (const name of Object.keys(fields)) {
    const property = node.properties.get(name);
    const schema = property ?? node.additional;
    if (schema !== undefined) {
      const place = property === undefined ? at.key(name) : at.field(name);
      const pair = { value: fields[name], previous: before?.[name] };
      checkRules({ ...pair, node: schema, isRoot: false }, place, hints);
    }
  }
}

function checkOwnRules(subject: RuleSubject, at: Place, hints: FieldError[]): void {
  const { value, previous, node, isRoot } = subject;
  const self = toCelValue(value, node, isRoot);
  const hasPrevious = previous !== undefined && previous !== null;
  const oldSelf = hasPrevious
    ? toCelValue(alignedWith(previous, value, node), node, isRoot)
    : undefined;
  const isUnchanged = hasPrevious && sameValue(value, previous);
  for (const rule of node.rules) {
    const expression = compileExpression(rule.rule);
    const isTransition = expression.names.has('oldSelf');
    if ((isTransition && !hasPrevious && !rule.optionalOldSelf) || (isUnchanged && !isTransition)) {
      continue;
    }
    const old = rule.optionalOldSelf ? optionalOf(oldSelf) : oldSelf;
    const variables = old === undefined ? { self } : { self, oldSelf: old };
    judge({ rule, expression, variables }, subject, { at, hints });
  }
}

interface Evaluation {
  readonly rule: RuleText;
  readonly expression: CelExpression;
  readonly variables: Readonly<Record<string, unknown>>;
}

function judge(evaluation: Evaluation, subject: RuleSubject, { at, hints }: Where): void {
  const { rule, expression, variables } = evaluation;
  const outcome = expression.evaluate(variables);
  switch (outcome.kind) {
    case 'value':
      if (outcome.value !== true) {
        refuse(evaluation, subject, at);
      }
      return;
    case 'fault':
      at.invalid(typeName(subject), `${outcome.message} evaluating rule: ${shownRule(rule)}`);
      return;
    default:
      hints.push(unchecked(rule, outcome, at));
  }
}

function refuse({ rule, variables }: Evaluation, { value, node }: RuleSubject, at: Place): void {
  const detail = messageOf(rule, variables);
  const place = placeOfFieldPath(rule.fieldPath, node, at);
  const isShown = node.type !== 'object' && node.type !== 'array';
  switch (rule.reason) {
    case 'FieldValueForbidden':
      place.forbidden(detail);
      return;
    case 'FieldValueRequired':
      place.required(detail);
      return;
    case 'FieldValueDuplicate':
      if (isShown) {
        place.duplicate(value);
      } else {
        place.report('FieldValueDuplicate', 'Duplicate value');
      }
      return;
    default:
      if (isShown) {
        place.invalid(value, detail);
      } else {
        place.report('FieldValueInvalid', `Invalid value: ${detail}`);
      }
  }
}

function messageOf(rule: RuleText, variables: Readonly<Record<string, unknown>>): string {
  const fixed = rule.message === '' ? `failed rule: ${rule.rule.trim()}` : rule.message.trim();
  if (rule.messageExpression === '') {
    return fixed;
  }
  const outcome = compileExpression(rule.messageExpression).evaluate(variables);
  const text =
    outcome.kind === 'value' && typeof outcome.value === 'string' ? outcome.value.trim() : '';
  return text === '' || text.includes('\n') ? fixed : text;
}

function shownRule({ message, rule }: RuleText): string {
  return (message === '' ? rule : message).trim();
}

function typeName({ node }: RuleSubject): string {
  return node.type;
}

/** `.spec.ports['http'].port` below a place. */
function placeOfFieldPath(fieldPath: string, node: SchemaNode, at: Place): Place {
  let place = at;
  let schema: SchemaNode | undefined = node;
  for (const [, name, quoted] of fieldPath.matchAll(/\.([^.[\]]+)|\['((?:\\.|[^'\\])*)'\]/g)) {
    const step = name ?? quoted?.replace(/\\(.)/g, '$1') ?? '';
    const property: SchemaNode | undefined = schema?.properties.get(step);
    place = property === undefined ? place.key(step) : place.field(step);
    schema = property ?? schema?.additional;
  }
  return place;
}

/** A rule that could not be run here: never an error, for the server may well be able to. */
function unchecked(
  rule: RuleText,
  outcome: Extract<CelOutcome, { readonly kind: 'unsupported' }>,
  at: Place,
): FieldError {
  return {
    type: 'FieldValueInvalid',
    path: at.path(),
    field: at.text(),
    message: `rule not checked here (${outcome.reason}): ${shownRule(rule)}`,
    code: 'unchecked-rule',
  };
}
