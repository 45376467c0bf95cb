// Judges files in short slices between messages and has each verdict published: open files at once, closed ones (where
// their diagnostics are wanted) when no open file waits.

import type { Connection } from 'vscode-languageserver/node';
import { createDiagnosticsPublisher } from './diagnosticsPublisher.js';
import type { FileDiagnostic } from './fileDiagnostics.js';
import type { LanguageService } from './languageService.js';

/** Publishes diagnostics. */
export interface DiagnosticsPusher {
  /** What is said of the file may have changed: judge it as soon as the waiting messages are read. */
  readonly schedule: (uri: string) => void;
  /** The file was closed: it has no diagnostics, unless those of closed files are wanted. */
  readonly clear: (uri: string) => void;
  /** What is said of a file, as the client can show it. */
  readonly verdict: (uri: string) => readonly FileDiagnostic[];
  /** Only these files' diagnostics are wanted from now on. */
  readonly keep: (uris: readonly string[]) => void;
}

/** What the pusher asks of others. */
export interface PusherOptions {
  readonly service: LanguageService;
  /** The client shows other places that belong to a diagnostic. */
  readonly showsRelated: () => boolean;
  /** Open files are asked for by the client. */
  readonly pulls: () => boolean;
}

/** Work on open files before messages are looked at again, in steps of so many documents. */
const sliceMsMax = 8;
const sliceSize = 5;

/** One message is read at a look: a file that the next one edits again is not judged before. */
const looksBefore = 2;

/** Of closed files fewer, and no longer than this. */
const closedSliceSize = 5;
const closedSliceMsMax = 5;

/** Nor while a person types. */
const quietMs = 100;

/** A pusher over one connection. */
export function createDiagnosticsPusher(
  connection: Connection,
  { service, showsRelated, pulls }: PusherOptions,
): DiagnosticsPusher {
  /** Open files, with how often messages were looked at since their last change. */
  const waiting = new Map<string, number>();
  const closed = new Set<string>();
  let isWorking = false;
  let lastEditMs = Number.NEGATIVE_INFINITY;

  const { verdict, publish, retract, keep } = createDiagnosticsPublisher(
    connection,
    service,
    showsRelated,
  );

  function run(uri: string): void {
    const looks = waiting.get(uri);
    if (looks === undefined) {
      return;
    }
    waiting.set(uri, looks + 1);
    if (looks < looksBefore || !judgeInSlice(uri)) {
      setImmediate(run, uri);
      return;
    }
    waiting.delete(uri);
    if (service.versionOf(uri) !== undefined) {
      publish(uri);
    }
  }

  /** True when the whole file is judged. */
  function judgeInSlice(uri: string): boolean {
    const end = performance.now() + sliceMsMax;
    let isDone = service.judgeSome(uri, sliceSize);
    while (!isDone && performance.now() < end) {
      isDone = service.judgeSome(uri, sliceSize);
    }
    return isDone;
  }

  function runClosed(): void {
    const now = performance.now();
    const end = now + closedSliceMsMax;
    if (now < lastEditMs + quietMs) {
      setTimeout(runClosed, quietMs);
      return;
    }
    for (const uri of closed) {
      if (waiting.size > 0 || performance.now() > end) {
        break;
      }
      if (service.versionOf(uri) !== undefined) {
        closed.delete(uri);
      } else if (service.judgeSome(uri, closedSliceSize)) {
        closed.delete(uri);
        publish(uri);
      } else {
        break;
      }
    }
    isWorking = closed.size > 0;
    if (isWorking) {
      setImmediate(runClosed);
    }
  }

  return {
    schedule(uri) {
      if (service.versionOf(uri) === undefined) {
        closed.add(uri);
        if (!isWorking) {
          isWorking = true;
          setImmediate(runClosed);
        }
      } else if (!pulls()) {
        if (!waiting.has(uri)) {
          setImmediate(run, uri);
        }
        waiting.set(uri, 0);
        lastEditMs = performance.now();
      }
    },
    clear(uri) {
      waiting.delete(uri);
      if (!(retract(uri) || pulls())) {
        void connection.sendDiagnostics({ uri, diagnostics: [] });
      }
    },
    verdict,
    keep,
  };
}
