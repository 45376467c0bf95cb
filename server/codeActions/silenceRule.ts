/**
 * Code action: silence a rule here
 *
 * A comment above the line says that the author knows: `# drydock-disable-next-line missing-key`.
 */
import type { Diagnostic } from 'vscode-languageserver-types';
import { rules } from '../rules/index.js';
import type { ActionPlace } from './action.js';
import { type Fix, quickFixes } from './quickFixes.js';

const ids = new Set(rules.map(({ id }) => id));

export const silenceRule = quickFixes(
  ({ code }) => ids.has(String(code)),
  (place, { diagnostic }) => [silenceAt(diagnostic, place)],
);

/** The fix that writes a comment above the diagnostic's line, as far in. */
export function silenceAt(
  { code, range }: Diagnostic,
  { uri, placed }: Pick<ActionPlace, 'uri' | 'placed'>,
): Fix {
  const { document } = placed;
  const start = document.offsetAt({ line: range.start.line - placed.line, character: 0 });
  const indent = /^ */.exec(document.text.slice(start))?.[0] ?? '';
  const at = { line: range.start.line, character: 0 };
  const newText = `${indent}# drydock-disable-next-line ${code}\n`;
  const edits = [{ range: { start: at, end: at }, newText }];
  return { title: `Silence ${code} here`, edits: [{ uri, edits }] };
}
