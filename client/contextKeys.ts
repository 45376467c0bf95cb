// Tells VS Code when the buttons and menus of Drydock have a meaning.

import * as vscode from 'vscode';
import { namesKustomization } from '../core/manifest/fileNames.js';
import type { Language } from './languageClient.js';
import type { Session } from './session.js';

/** Keeps `drydock.kubernetesDocument`, `drydock.running` and `drydock.playing` true to what is. */
export function keepContextKeys(session: Session, language: Language): vscode.Disposable {
  const last = new Map<string, boolean>();
  const set = (key: string, value: boolean) => {
    if (last.get(key) !== value) {
      last.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  };
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document !== undefined) {
      const { uri } = document;
      const isRunnable = language.countOf(uri) > 0 || namesKustomization(uri.path);
      set('drydock.kubernetesDocument', isRunnable);
    }
    set('drydock.running', session.running !== undefined);
    set('drydock.playing', session.running?.status.playing === true);
  };
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    language.onDidChangeCounts(update),
    session.onDidChange(update),
  );
}
