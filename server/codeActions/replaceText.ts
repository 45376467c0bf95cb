/**
 * Code action: what was meant
 *
 * A finding that knows what may stand in its place offers it: the field that was meant, an allowed value, quotes.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import type { FindingData } from '../judgement.js';
import type { ActionSource } from './action.js';

/** More choices than this belong into completion. */
const choicesMax = 5;

export const replaceText: ActionSource = ({ uri, diagnostics }) =>
  diagnostics.flatMap(diagnostic => {
    const { replacements = [] } = (diagnostic.data ?? {}) as FindingData;
    return replacements.slice(0, choicesMax).map((newText, index) => ({
      title: `Change to ${newText}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: index === 0,
      edit: { changes: { [uri]: [{ range: diagnostic.range, newText }] } },
    }));
  });
