// Shows what the simulated API refused at its lines in the editor, as the verdict of the running cluster.

import * as vscode from 'vscode';
import { toRange } from './editorContext.js';
import type { Session } from './session.js';
import type { Refusal } from './simulatorHost/refusals.js';

/** Keeps the diagnostics of the latest apply; they go when the run ends or the text is taken. */
export function showRefusals(session: Session): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('drydock-simulator');
  let latest: Found = new Map();
  let shown = '';
  const publish = () => {
    const fresh = [...latest].map(([uri, list]) => [uri, news(uri, list)] as const);
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

/** Diagnostics by file, each with the whole field it is about. */
type Found = ReadonlyMap<string, readonly FoundFault[]>;

interface FoundFault {
  readonly diagnostic: vscode.Diagnostic;
  readonly whole: vscode.Range;
}

/** What the language server already says of a field is not said twice. */
function news(uri: string, faults: readonly FoundFault[]): readonly vscode.Diagnostic[] {
  const known = vscode.languages
    .getDiagnostics(vscode.Uri.parse(uri))
    .filter(other => other.source !== sourceName())
    .filter(other => other.severity === vscode.DiagnosticSeverity.Error);
  return faults
    .filter(({ diagnostic, whole }) => {
      // Only a running cluster knows what was there before.
      const isOnlyHere = diagnostic.message.includes('immutable');
      return isOnlyHere || !known.some(other => other.range.intersection(whole) !== undefined);
    })
    .map(({ diagnostic }) => diagnostic);
}

function toDiagnostics(refusals: readonly Refusal[]): Found {
  const byUri = new Map<string, FoundFault[]>();
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
      byUri.set(cause.range.uri, [...list, { diagnostic, whole: toRange(cause.whole) }]);
    }
  }
  return byUri;
}

function sourceName(): string {
  return vscode.l10n.t('Drydock simulator');
}
