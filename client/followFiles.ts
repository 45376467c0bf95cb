// Follows the files of a run: an edit is an apply to the running cluster, on save or, if asked for,
// while typing. What a kustomization builds follows all it is made of.

import * as vscode from 'vscode';
import type { Builds } from './builds.js';
import { readFile } from './readTargets.js';
import type { RunSource } from './remoteRun.js';
import type { Session } from './session.js';
import { readSettings } from './settings.js';
import type { Source } from './simulatorHost/sources.js';

const typingPauseMs = 400;

/** Starts following; ends with the extension. */
export function followFiles(session: Session, builds: Builds): vscode.Disposable {
  const timers = new Map<string, NodeJS.Timeout>();
  let last: Promise<void> = Promise.resolve();
  const apply = async (uri: vscode.Uri) => {
    const sources = session.running?.sourcesWith(uri.toString()) ?? [];
    const read = await Promise.all(sources.map(source => readAgain(source, builds)));
    if (sources.length > 0) {
      await session.apply(read.flat());
    }
  };
  // One after the other: of two builds the later one counts.
  const applyInTurn = (uri: vscode.Uri) => {
    last = last.then(() => apply(uri)).catch(error => console.error('Drydock', error));
  };
  const saved = vscode.workspace.onDidSaveTextDocument(document => applyInTurn(document.uri));
  const typed = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    const key = document.uri.toString();
    if (session.running?.follows(key) !== true || !readSettings(document.uri).applyWhileTyping) {
      return;
    }
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        applyInTurn(document.uri);
      }, typingPauseMs),
    );
  });
  return vscode.Disposable.from(saved, typed, {
    dispose: () => {
      for (const timer of timers.values()) {
        clearTimeout(timer);
      }
    },
  });
}

async function readAgain({ uri, isBuild }: RunSource, builds: Builds): Promise<readonly Source[]> {
  const parsed = vscode.Uri.parse(uri);
  if (!isBuild) {
    return [await readFile(parsed)];
  }
  const built = await builds.build(parsed);
  return built === undefined ? [] : [built.source];
}
