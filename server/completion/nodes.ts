/**
 * Completion: nodes of the workspace
 *
 * Where the workspace has Nodes: their names, their labels, and what their taints ask of pods.
 *
 *     nodeSelector:
 *       disk: $0      →      disk: ssd
 */

import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Fields, fieldsOf, listOf, valueAt } from '../../core/json.js';
import { isKey, isValue, pathWords } from '../completionPlace.js';
import { fieldsIn } from '../objectPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

/** Nodes beyond this many are alike. */
const nodesMax = 100;

/** Proposes what the Nodes have. */
export function nodes(context: CompletionContext): readonly Proposal[] {
  const words = pathWords(context.path);
  if (/(?:^|\.)nodeSelector$/.test(words) && isKey(context)) {
    return proposals(
      context,
      labelsOf(context).map(([key]) => key),
      { isKey: true },
    );
  }
  return isValue(context) ? proposals(context, valuesAt(context, words), { isKey: false }) : [];
}

function valuesAt(context: CompletionContext, words: string): string[] {
  const { path } = context;
  const valuesOf = (wanted: unknown): string[] =>
    labelsOf(context).flatMap(([key, value]) => (key === wanted ? [value] : []));
  if (/(?:^|\.)nodeName$/.test(words)) {
    return nodesOf(context).map(({ facts }) => facts.name);
  }
  if (/(?:^|\.)nodeSelector\.[^[]+$/.test(words)) {
    return valuesOf(path.at(-1));
  }
  const expression =
    /nodeSelectorTerms\[\]\.matchExpressions\[\]\.|preference\.matchExpressions\[\]\./;
  if (expression.test(words)) {
    return path.at(-1) === 'key'
      ? labelsOf(context).map(([key]) => key)
      : path.at(-2) === 'values'
        ? valuesOf(fieldsIn(context, path.slice(0, -2)).key)
        : [];
  }
  const field = /tolerations\[\]\.(key|value)$/.exec(words)?.[1];
  const { key } = fieldsIn(context, path.slice(0, -1));
  const taints = field === undefined ? [] : taintsOf(context);
  return taints
    .filter(taint => field === 'key' || taint.key === key)
    .flatMap(taint => (typeof taint[field ?? ''] === 'string' ? String(taint[field ?? '']) : []));
}

function proposals(
  { cursor, typed }: CompletionContext,
  words: readonly string[],
  role: { readonly isKey: boolean },
): Proposal[] {
  return [...new Set(words)]
    .filter(word => word !== typed && !(role.isKey && cursor.siblings.has(word)))
    .map((word, rank) => ({
      label: word,
      kind: role.isKey ? CompletionItemKind.Property : CompletionItemKind.Value,
      text: role.isKey && !cursor.hasColon ? `${stringText(word)}: ` : stringText(word),
      rank,
      detail: 'of nodes of the workspace',
      continues: role.isKey,
    }));
}

function nodesOf({ surroundings }: CompletionContext) {
  return surroundings.graph.ofKind('Node').slice(0, nodesMax);
}

function labelsOf(context: CompletionContext): (readonly [string, string])[] {
  return nodesOf(context).flatMap(({ facts }) => Object.entries(facts.labels));
}

function taintsOf(context: CompletionContext): Fields[] {
  return nodesOf(context).flatMap(({ facts }) => {
    const taints = valueAt(facts.value, ['spec', 'taints']);
    return listOf(taints).map(fieldsOf);
  });
}
