// Keeps panel and editor on the same object: where the cursor is the panel selects, what the panel selects is marked.

import * as vscode from 'vscode';
import { toRange } from './editorContext.js';
import type { Session } from './session.js';

/** Starts the exchange; ends with the extension. */
export function syncSelection(session: Session): vscode.Disposable {
  const mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('focusBorder'),
  });
  let marked: string | undefined;
  const fromPanel = session.onDidChange(() => {
    const selection = session.running?.selection;
    if (selection !== marked) {
      marked = selection;
      markObject(session, mark);
    }
  });
  const fromEditor = vscode.window.onDidChangeTextEditorSelection(event => {
    const uri = event.textEditor.document.uri.toString();
    const isByHand =
      event.kind !== undefined && event.kind !== vscode.TextEditorSelectionChangeKind.Command;
    const line = event.selections[0]?.active.line;
    if (!isByHand || line === undefined) {
      return;
    }
    const id = session.running?.findObjectAt(uri, line);
    if (id !== undefined && id !== session.running?.selection) {
      marked = id;
      session.running?.select(id);
      markObject(session, mark);
    }
  });
  return vscode.Disposable.from(mark, fromPanel, fromEditor);
}

function markObject(session: Session, mark: vscode.TextEditorDecorationType): void {
  const { running } = session;
  const place =
    running?.selection === undefined ? undefined : running.findManifest(running.selection);
  for (const editor of vscode.window.visibleTextEditors) {
    const isHere =
      place !== undefined &&
      editor.document.uri.toString() === vscode.Uri.parse(place.uri).toString();
    if (!isHere) {
      editor.setDecorations(mark, []);
      continue;
    }
    const range = toRange(place);
    editor.setDecorations(mark, [range]);
    if (editor !== vscode.window.activeTextEditor) {
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }
}
