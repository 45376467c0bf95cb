/**
 * Code action: silence a rule here
 *
 * A comment above the line says that the author knows: `# drydock-disable-next-line missing-key`.
 */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import { rules } from '../rules/index.js';
import {
  type ActionContext,
  type ActionPlace,
  type ActionSource,
  actionOf,
  placeOf,
} from './action.js';

const ids = new Set(rules.map(({ id }) => id));

export const silenceRule: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const place = ids.has(String(diagnostic.code)) ? placeOf(context, diagnostic.range) : undefined;
    return place === undefined ? [] : [silenceAt(context, diagnostic, place)];
  });

/** The action that writes a comment above the diagnostic's line, as far in. */
export function silenceAt(
  context: ActionContext,
  diagnostic: Diagnostic,
  { uri, document, placed }: Pick<ActionPlace, 'uri' | 'document' | 'placed'>,
): CodeAction {
  const { code, range } = diagnostic;
  const start = document.offsetAt({ line: range.start.line - placed.line, character: 0 });
  const indent = /^ */.exec(document.text.slice(start))?.[0] ?? '';
  const at = { line: range.start.line, character: 0 };
  const newText = `${indent}# drydock-disable-next-line ${code}\n`;
  const title = { title: `Silence ${code} here`, kind: CodeActionKind.QuickFix, diagnostic };
  const edits = [{ range: { start: at, end: at }, newText }];
  return actionOf(context.workspace, title, [{ uri, edits }]);
}
