// Shows what the simulated API refused at its lines in the editor, as the verdict of the running cluster.

import * as vscode from 'vscode';
import { toRange } from './editorContext.js';
import type { Session } from './session.js';
import type { Refusal } from './simulatorHost/refusals.js';

/** Keeps the diagnostics of the latest apply; they go when the run ends or the text is taken. */
export function showRefusals(session: Session): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('drydock-simulator');
  let latest: ReadonlyMap<string, readonly vscode.Diagnostic[]> = new Map();
  let shown = '';
  const publish = () => {
    const fresh = [...latest].map(([uri, list]) => [uri, list.filter(isNews(uri))] as const);
    const text = JSON.stringify(fresh);
    if (text !== shown) {
      shown = text;
      collection.clear();
      for (const [uri, list] of fresh) {
        collection.set(vscode.Uri.parse(uri), [...list]);
      }
    }
  };
  return vscode.Disposable.from(
    collection,
    session.onDidApply(refusals => {
      latest = toDiagnostics(refusals);
      publish();
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(uri => latest.has(uri.toString()))) {
        publish();
      }
    }),
  );
}

/** What the language server already says at a line is not said twice. */
function isNews(uri: string): (diagnostic: vscode.Diagnostic) => boolean {
  const known = vscode.languages
    .getDiagnostics(vscode.Uri.parse(uri))
    .filter(other => other.source !== sourceName())
    .filter(other => other.severity === vscode.DiagnosticSeverity.Error);
  return diagnostic =>
    !known.some(other => other.range.intersection(diagnostic.range) !== undefined);
}

function toDiagnostics(
  refusals: readonly Refusal[],
): ReadonlyMap<string, readonly vscode.Diagnostic[]> {
  const byUri = new Map<string, vscode.Diagnostic[]>();
  for (const refusal of refusals) {
    for (const cause of refusal.causes) {
      const field = cause.field === '' ? '' : `${cause.field}: `;
      const diagnostic = new vscode.Diagnostic(
        toRange(cause.range),
        `${refusal.title}: ${field}${cause.message}`,
        vscode.DiagnosticSeverity.Error,
      );
      diagnostic.source = sourceName();
      diagnostic.code = cause.code;
      const list = byUri.get(cause.range.uri) ?? [];
      byUri.set(cause.range.uri, [...list, diagnostic]);
    }
  }
  return byUri;
}

function sourceName(): string {
  return vscode.l10n.t('Drydock simulator');
}
