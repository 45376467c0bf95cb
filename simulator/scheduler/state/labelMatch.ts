// Selectors compiled to predicates: labels of pods, labels and fields of nodes. For filters, scores and controllers.

import { matchesRequirement, matchesSelector } from '../../../core/kubernetes/selector.js';
import type {
  LabelSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
} from '../../../schemas/built/types.js';

/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;
/** Whether labels satisfy a selector. */
export type LabelPredicate = (labels: Labels) => boolean;

/** Compiles a label selector: undefined matches nothing, `{}` matches everything. */
export function compileSelector(selector: LabelSelector | undefined): LabelPredicate {
  return labels => matchesSelector(selector, labels);
}

/** Whether any of the node selector's terms holds. A term without requirements matches nothing. */
export function matchesNodeTerms(
  terms: readonly NodeSelectorTerm[],
  labels: Labels,
  nodeName: string,
): boolean {
  return terms.some(term => matchesNodeTerm(term, labels, nodeName));
}

/** Whether all requirements of a node selector term hold. A term without requirements matches nothing. */
export function matchesNodeTerm(term: NodeSelectorTerm, labels: Labels, nodeName: string): boolean {
  const expressions = term.matchExpressions ?? [];
  const fields = term.matchFields ?? [];
  if (expressions.length + fields.length === 0) {
    return false;
  }
  return (
    expressions.every(expression => holds(expression, labels)) &&
    fields.every(field => holds(field, { 'metadata.name': nodeName }))
  );
}

/** The key of a selector: equal selectors have equal keys. */
export function selectorKey(selector: LabelSelector | undefined): string {
  if (selector === undefined) {
    return '-';
  }
  const labels = Object.entries(selector.matchLabels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([labels, selector.matchExpressions ?? []]);
}

function holds(requirement: NodeSelectorRequirement, labels: Labels): boolean {
  const { key, operator, values: [limit] = [] } = requirement;
  if (operator !== 'Gt' && operator !== 'Lt') {
    return matchesRequirement(requirement, labels);
  }
  const value = labels[key];
  if (!isWhole(value) || !isWhole(limit)) {
    return false;
  }
  return operator === 'Gt' ? Number(value) > Number(limit) : Number(value) < Number(limit);
}

function isWhole(text: string | undefined): text is string {
  return text !== undefined && /^[+-]?\d+$/.test(text);
}
