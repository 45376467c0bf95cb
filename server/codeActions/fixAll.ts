/**
 * Code action: fix all that is safe
 *
 * `source.fixAll.drydock`, for `editor.codeActionsOnSave`: what has one meaning only is mended in the whole file. Types
 * (`"3"` where a number belongs), tabs, old names of fields, what the server wrote. Names are never guessed.
 */
import type { CodeAction, Diagnostic, TextEdit } from 'vscode-languageserver-types';
import { type ActionContext, type ActionSource, actionOf } from './action.js';
import { convertValue } from './convertValue.js';
import { indentWithSpaces } from './indentWithSpaces.js';
import { removeField } from './removeField.js';
import { replaceText } from './replaceText.js';
import { useServiceAccountName } from './useServiceAccountName.js';

/** The kind that clients ask for. */
export const fixAllKind = 'source.fixAll.drydock';

/** The fixes that need nobody's judgement, by the findings they are for. */
const safe: readonly (readonly [code: string, source: ActionSource])[] = [
  ['wrong-type', replaceText],
  ['wrong-type', convertValue],
  ['tab-indentation', indentWithSpaces],
  ['deprecated-service-account', useServiceAccountName],
  ['server-fields', removeField],
];

/** One action that makes all safe edits of a file; undefined where there is none. */
export function fixAll(context: ActionContext): CodeAction | undefined {
  const fixed: Diagnostic[] = [];
  const edits: TextEdit[] = [];
  for (const diagnostic of context.diagnostics) {
    const found = safe
      .filter(([code]) => code === diagnostic.code)
      .flatMap(([, source]) => source({ ...context, diagnostics: [diagnostic] }).slice(0, 1))
      .flatMap(action => editsIn(action, context.uri));
    const isFree = found.every(edit => edits.every(other => !overlaps(edit, other)));
    if (found.length > 0 && isFree) {
      fixed.push(diagnostic);
      edits.push(...found);
    }
  }
  if (edits.length === 0) {
    return undefined;
  }
  const title = 'Fix all that is safe';
  const action = actionOf(context.workspace, { title, kind: fixAllKind }, [
    { uri: context.uri, edits },
  ]);
  return { ...action, diagnostics: fixed };
}

function editsIn({ edit }: CodeAction, uri: string): TextEdit[] {
  const changes = edit?.documentChanges ?? [];
  return [
    ...(edit?.changes?.[uri] ?? []),
    ...changes.flatMap(change =>
      'edits' in change && change.textDocument.uri === uri ? (change.edits as TextEdit[]) : [],
    ),
  ];
}

function overlaps({ range: one }: TextEdit, { range: other }: TextEdit): boolean {
  const isBefore = (first: TextEdit['range'], second: TextEdit['range']): boolean =>
    first.end.line < second.start.line ||
    (first.end.line === second.start.line && first.end.character <= second.start.character);
  return !isBefore(one, other) && !isBefore(other, one);
}
