/**
 * Code action: silence a check of a kustomization here
 *
 * A comment above the line says that the author knows: `# drydock-disable-next-line kustomization-no-match`.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { type ActionSource, actionOf } from '../../codeActions/action.js';
import { kustomizationRules } from '../rules/index.js';
import { kustomizationAt } from './place.js';

const ids = new Set(kustomizationRules.map(({ id }) => id));

export const silenceKustomizationRule: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const { code, range } = diagnostic;
    const place = kustomizationAt(context, range);
    if (typeof code !== 'string' || !ids.has(code) || place === undefined) {
      return [];
    }
    const { file, placed, uri } = place;
    const start = file.document.offsetAt({ line: range.start.line - placed.line, character: 0 });
    const indent = /^ */.exec(file.document.text.slice(start))?.[0] ?? '';
    const at = { line: range.start.line, character: 0 };
    const newText = `${indent}# drydock-disable-next-line ${code}\n`;
    const title = { title: `Silence ${code} here`, kind: CodeActionKind.QuickFix, diagnostic };
    return [
      actionOf(context.workspace, title, [
        { uri, edits: [{ range: { start: at, end: at }, newText }] },
      ]),
    ];
  });
