/**
 * Completion: labels of namespaces
 *
 * Where a policy or a webhook selects namespaces: the labels that the workspace's Namespaces have.
 *
 *     namespaceSelector:
 *       matchLabels: { $0 }      →      team: green
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { isKey, isValue, pathWords } from '../completionPlace.js';
import { stringText } from '../scalarText.js';
import type { CompletionContext, Proposal } from './types.js';

const namespacesMax = 200;

/** Proposes keys; values in use are known by their keys. */
export function namespaceLabels(context: CompletionContext): readonly Proposal[] {
  const { path, cursor, surroundings } = context;
  const words = pathWords(path);
  const isMap = /[nN]amespaceSelector\.matchLabels$/.test(words) && isKey(context);
  const isExpression = /[nN]amespaceSelector\.matchExpressions\[\]\.key$/.test(words);
  if (!isMap && !(isExpression && isValue(context))) {
    return [];
  }
  const found = surroundings.graph.ofKind('Namespace').slice(0, namespacesMax);
  const keys = new Set(found.flatMap(({ facts }) => Object.keys(facts.labels)));
  return [...keys]
    .filter(key => key !== context.typed && !(isMap && cursor.siblings.has(key)))
    .map((key, rank) => ({
      label: key,
      kind: CompletionItemKind.Property,
      text: isMap && !cursor.hasColon ? `${stringText(key)}: ` : stringText(key),
      rank,
      detail: 'label of Namespaces of the workspace',
      continues: isMap,
    }));
}
