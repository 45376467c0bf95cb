/**
 * Code action: silence a rule here
 *
 * A comment above the line says that the author knows: `# drydock-disable-next-line missing-key`.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { rules } from '../rules/index.js';
import { type ActionSource, actionOf, placeOf } from './action.js';

const ids = new Set(rules.map(({ id }) => id));

export const silenceRule: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const { code, range } = diagnostic;
    const place = placeOf(context, range);
    if (typeof code !== 'string' || !ids.has(code) || place === undefined) {
      return [];
    }
    const { document, placed, uri } = place;
    const start = document.offsetAt({ line: range.start.line - placed.line, character: 0 });
    const indent = /^ */.exec(document.text.slice(start))?.[0] ?? '';
    const at = { line: range.start.line, character: 0 };
    const newText = `${indent}# drydock-disable-next-line ${code}\n`;
    const title = { title: `Silence ${code} here`, kind: CodeActionKind.QuickFix, diagnostic };
    return [
      actionOf(context.workspace, title, [
        { uri, edits: [{ range: { start: at, end: at }, newText }] },
      ]),
    ];
  });
