/**
 * Completion: whole objects
 *
 * Where a document or an item of a `kind: List` starts, an object of each common kind with what it needs.
 *
 *     dep$0      →      apiVersion: apps/v1
 *                       kind: Deployment
 *                       …
 */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { objectTemplates } from '../objectTemplates.js';
import { rarerTemplates } from '../rarerTemplates.js';
import type { CompletionContext, Proposal } from './types.js';

/** Proposes objects of the kinds that the chosen version has. */
export function objects(context: CompletionContext): readonly Proposal[] {
  const { cursor, path, object, catalogue } = context;
  const isItem = object.path.length > 0 && cursor.place !== 'value';
  const isStart = path.length === 0 && (isItem || (cursor.place === 'key' && cursor.column === 0));
  const isEmpty = cursor.siblings.size === 0 && object.kind === undefined && !cursor.hasColon;
  if (!isStart || !isEmpty || cursor.flow) {
    return [];
  }
  const indent = `\n${' '.repeat(cursor.column)}`;
  return [...objectTemplates, ...rarerTemplates]
    .filter(({ apiVersion, kind }) => catalogue.resourceOf(apiVersion, kind) !== undefined)
    .map(({ apiVersion, kind, summary, body }, index) => ({
      label: kind,
      kind: CompletionItemKind.Snippet,
      text: `apiVersion: ${apiVersion}\nkind: ${kind}\n${body.trimEnd()}\n$0`.replaceAll(
        '\n',
        indent,
      ),
      snippet: true,
      rank: 10 + index,
      detail: summary,
      source: { apiVersion, kind },
    }));
}
