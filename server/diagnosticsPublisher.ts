// Says to the client what is to be said of a file: of open files with their version, of closed ones only what changed.

import type { Connection } from 'vscode-languageserver/node';
import type { FileDiagnostic } from './fileDiagnostics.js';
import type { LanguageService } from './languageService.js';

/** Sends diagnostics. */
export interface DiagnosticsPublisher {
  /** What is said of a file, as the client can show it. */
  readonly verdict: (uri: string) => readonly FileDiagnostic[];
  readonly publish: (uri: string) => void;
  /** Takes back what was said of a closed file; true when there was something. */
  readonly retract: (uri: string) => boolean;
  /** Takes back what was said of all closed files but these. */
  readonly keep: (uris: readonly string[]) => void;
}

/** A publisher over one connection; `showsRelated`: the client shows other places that belong to a diagnostic. */
export function createDiagnosticsPublisher(
  connection: Connection,
  service: LanguageService,
  showsRelated: () => boolean,
): DiagnosticsPublisher {
  /** Closed files with diagnostics at the client, with what was said last. */
  const published = new Map<string, string>();

  function verdict(uri: string): readonly FileDiagnostic[] {
    const found = service.diagnostics(uri);
    return showsRelated() ? found : found.map(withoutRelated);
  }

  function retract(uri: string): boolean {
    const wasSaid = published.delete(uri);
    if (wasSaid) {
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    return wasSaid;
  }

  function publish(uri: string): void {
    const version = service.versionOf(uri);
    const diagnostics = [...verdict(uri)];
    if (version !== undefined) {
      published.delete(uri);
      void connection.sendDiagnostics({ uri, version, diagnostics });
      return;
    }
    if (diagnostics.length === 0) {
      retract(uri);
      return;
    }
    const said = JSON.stringify(diagnostics);
    if (published.get(uri) !== said) {
      published.set(uri, said);
      void connection.sendDiagnostics({ uri, diagnostics });
    }
  }

  function keep(uris: readonly string[]): void {
    const kept = new Set(uris);
    for (const uri of [...published.keys()].filter(one => !kept.has(one))) {
      retract(uri);
    }
  }

  return { verdict, publish, retract, keep };
}

function withoutRelated(diagnostic: FileDiagnostic): FileDiagnostic {
  const { relatedInformation: _related, ...rest } = diagnostic;
  return rest;
}
