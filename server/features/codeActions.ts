/**
 * Feature: quick fixes
 *
 * A finding that knows what may stand in its place offers it: the field that was meant, an allowed value, the
 * apiVersion that has the kind.
 */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import type { FindingData } from '../judgement.js';

/** More choices than this belong into completion. */
const choicesMax = 5;

/** The quick fixes of the findings under the cursor. */
export function codeActions(uri: string, diagnostics: readonly Diagnostic[]): CodeAction[] {
  return diagnostics.flatMap(diagnostic => {
    const { replacements = [] } = (diagnostic.data ?? {}) as FindingData;
    return replacements
      .slice(0, choicesMax)
      .map((text, index) => replacement(uri, diagnostic, { text, isPreferred: index === 0 }));
  });
}

function replacement(
  uri: string,
  diagnostic: Diagnostic,
  choice: { readonly text: string; readonly isPreferred: boolean },
): CodeAction {
  const edit = { range: diagnostic.range, newText: choice.text };
  return {
    title: `Change to ${choice.text}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: choice.isPreferred,
    edit: { changes: { [uri]: [edit] } },
  };
}
