/**
 * CEL rules of CustomResourceDefinitions: compiled as the server does, against the schema they stand in.
 *
 *     x-kubernetes-validations: [{ rule: self.replica > 1 }]   # undefined field 'replica'
 */

import { compileExpression } from '../../cel/expression.js';
import { bool, type CelType, dyn, string } from '../../cel/typeCheck/celType.js';
import { compileWith, isSurelyNot } from '../../cel/typeCheck/compile.js';
import type { Scope } from '../../cel/typeCheck/infer.js';
import { celTypeOf } from '../../customResources/celTypes.js';
import type { RuleText, SchemaNode } from '../../customResources/schemaNode.js';
import { readSchema } from '../../customResources/schemaNode.js';
import type { Place } from '../place.js';

const reasons = [
  'FieldValueDuplicate',
  'FieldValueForbidden',
  'FieldValueInvalid',
  'FieldValueRequired',
];

/** Checks all rules of a version's schema that has no other fault. */
export function checkRuleTexts(schema: unknown, at: Place): void {
  const node = readSchema(schema);
  if (node.hasRules) {
    walk({ node, isRoot: true, unrelated: undefined }, at);
  }
}

interface Visit {
  readonly node: SchemaNode;
  readonly isRoot: boolean;
  /** The first place above whose values have no counterpart in the object before. */
  readonly unrelated: string | undefined;
}

function walk({ node, isRoot, unrelated }: Visit, at: Place): void {
  const before = at.count;
  walkChildren(node, unrelated, at);
  if (node.rules.length === 0) {
    return;
  }
  const rulesAt = at.field('x-kubernetes-validations');
  for (const [index, rule] of node.rules.entries()) {
    checkText(rule, rulesAt.item(index));
  }
  if (at.count === before) {
    const self = celTypeOf(node, isRoot);
    for (const [index, rule] of node.rules.entries()) {
      checkRule(rule, { self, unrelated }, rulesAt.item(index));
    }
  }
}

function walkChildren(node: SchemaNode, unrelated: string | undefined, at: Place): void {
  const isAtomic = node.mapType === 'atomic';
  for (const [name, child] of node.properties) {
    const below = unrelated ?? (isAtomic ? at.text() : undefined);
    walk({ node: child, isRoot: false, unrelated: below }, at.field('properties').key(name));
  }
  if (node.additional !== undefined) {
    walk({ node: node.additional, isRoot: false, unrelated }, at.field('additionalProperties'));
  }
  if (node.items !== undefined) {
    const below = unrelated ?? (node.listType === 'map' ? undefined : at.text());
    walk({ node: node.items, isRoot: false, unrelated: below }, at.field('items'));
  }
}

function checkText({ rule, message, messageExpression, reason }: RuleText, at: Place): void {
  const text = message.trim();
  if (rule.trim() === '') {
    at.field('rule').required('rule is not specified');
  } else if (message !== '' && text === '') {
    at.field('message').invalid(message, 'message must be non-empty if specified');
  } else if (/[\n\r]/.test(text)) {
    at.field('message').invalid(message, 'message must not contain line breaks');
  } else if (/[\n\r]/.test(rule.trim()) && text === '') {
    at.field('message').required('message must be specified if rule contains line breaks');
  }
  if (messageExpression !== '' && messageExpression.trim() === '') {
    at.field('messageExpression').required('messageExpression must be non-empty if specified');
  }
  if (reason !== '' && !reasons.includes(reason)) {
    at.field('reason').notSupported(reason, reasons);
  }
}

interface Surroundings {
  readonly self: CelType;
  readonly unrelated: string | undefined;
}

function checkRule(rule: RuleText, { self, unrelated }: Surroundings, at: Place): void {
  const scope: Scope = new Map([
    ['self', self],
    ['oldSelf', rule.optionalOldSelf ? dyn : self],
  ]);
  const compiled = compileWith(rule.rule, scope);
  if (compiled.fault !== undefined) {
    at.field('rule').invalid(internalRule(rule), `compilation failed: ${compiled.fault}`);
  } else if (isSurelyNot(compiled, bool)) {
    at.field('rule').invalid(internalRule(rule), 'cel expression must evaluate to a bool');
  }
  checkMessageExpression(rule, scope, at.field('messageExpression'));
  const isTransition = compileExpression(rule.rule).names.has('oldSelf');
  if (isTransition && unrelated !== undefined && compiled.fault === undefined) {
    const detail = `oldSelf cannot be used on the uncorrelatable portion of the schema within ${unrelated}`;
    at.field('rule').invalid(rule.rule, detail);
  } else if (!isTransition && rule.optionalOldSelf && compiled.isRead) {
    at.field('optionalOldSelf').invalid(true, 'may not be set if oldSelf is not used in rule');
  }
}

function checkMessageExpression(rule: RuleText, scope: Scope, at: Place): void {
  if (rule.messageExpression.trim() === '') {
    return;
  }
  const compiled = compileWith(rule.messageExpression, scope);
  if (compiled.fault !== undefined) {
    const detail = `messageExpression compilation failed: ${compiled.fault}`;
    at.invalid(internalRule(rule), detail);
  } else if (isSurelyNot(compiled, string)) {
    at.invalid(internalRule(rule), 'messageExpression must evaluate to a string');
  }
}

/** The rule as the server's internal API has it. */
function internalRule(rule: RuleText): object {
  return {
    Rule: rule.rule,
    Message: rule.message,
    MessageExpression: rule.messageExpression,
    Reason: rule.reason === '' ? null : rule.reason,
    FieldPath: rule.fieldPath,
    OptionalOldSelf: rule.optionalOldSelf ? true : null,
  };
}
