// Shows what the simulated API refused at its lines in the editor, as the verdict of the running cluster.

import * as vscode from 'vscode';
import { toRange } from './editorContext.js';
import type { Session } from './session.js';

/** Keeps the diagnostics of the latest apply; they go when the run ends or the text is taken. */
export function showRefusals(session: Session): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('drydock-simulator');
  const applied = session.onDidApply(refusals => {
    const byUri = new Map<string, vscode.Diagnostic[]>();
    for (const refusal of refusals) {
      for (const cause of refusal.causes) {
        const field = cause.field === '' ? '' : `${cause.field}: `;
        const diagnostic = new vscode.Diagnostic(
          toRange(cause.range),
          `${refusal.title}: ${field}${cause.message}`,
          vscode.DiagnosticSeverity.Error,
        );
        diagnostic.source = vscode.l10n.t('Drydock simulator');
        diagnostic.code = cause.code;
        byUri.set(cause.range.uri, [...(byUri.get(cause.range.uri) ?? []), diagnostic]);
      }
    }
    diagnostics.clear();
    for (const [uri, list] of byUri) {
      diagnostics.set(vscode.Uri.parse(uri), list);
    }
  });
  return vscode.Disposable.from(diagnostics, applied);
}
