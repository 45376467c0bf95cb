// Judges open files in short slices between messages and publishes each verdict with its version.

import type { Connection } from 'vscode-languageserver/node';
import type { LanguageService } from './languageService.js';

/** Publishes diagnostics. */
export interface DiagnosticsPusher {
  /** The file changed: judge it as soon as the waiting messages are read. */
  readonly schedule: (uri: string) => void;
  /** The file was closed: it has no diagnostics. */
  readonly clear: (uri: string) => void;
}

/** Documents judged before messages are looked at again: some milliseconds of work. */
const sliceSize = 60;

/** A pusher over one connection. */
export function createDiagnosticsPusher(
  connection: Connection,
  service: LanguageService,
): DiagnosticsPusher {
  const waiting = new Set<string>();

  function run(uri: string): void {
    if (!waiting.has(uri)) {
      return;
    }
    if (!service.judgeSome(uri, sliceSize)) {
      setImmediate(run, uri);
      return;
    }
    waiting.delete(uri);
    const version = service.versionOf(uri);
    if (version !== undefined) {
      const diagnostics = service.diagnostics(uri);
      void connection.sendDiagnostics({ uri, version, diagnostics });
    }
  }

  return {
    schedule(uri) {
      if (!waiting.has(uri)) {
        waiting.add(uri);
        setImmediate(run, uri);
      }
    },
    clear(uri) {
      waiting.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}
