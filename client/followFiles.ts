// Follows the files of a run: an edit is an apply to the running cluster, on save or, if asked for, while typing.

import * as vscode from 'vscode';
import { readFile } from './readTargets.js';
import type { Session } from './session.js';
import { readSettings } from './settings.js';

const typingPauseMs = 400;

/** Starts following; ends with the extension. */
export function followFiles(session: Session): vscode.Disposable {
  const timers = new Map<string, NodeJS.Timeout>();
  const apply = async (uri: vscode.Uri) => {
    if (session.running?.follows(uri.toString())) {
      await session.apply([await readFile(uri)]);
    }
  };
  const saved = vscode.workspace.onDidSaveTextDocument(document => void apply(document.uri));
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
        void apply(document.uri);
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
