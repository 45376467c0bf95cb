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
      void markObject(session, mark);
    }
  });
  const select = async (uri: string, line: number) => {
    const { running } = session;
    const id = await running?.findObjectAt(uri, line);
    if (id !== undefined && id !== running?.selection) {
      marked = id;
      running?.steer({ type: 'select', id });
      await markObject(session, mark);
    }
  };
  const fromEditor = vscode.window.onDidChangeTextEditorSelection(event => {
    const uri = event.textEditor.document.uri.toString();
    const isByHand =
      event.kind !== undefined && event.kind !== vscode.TextEditorSelectionChangeKind.Command;
    const line = event.selections[0]?.active.line;
    if (isByHand && line !== undefined) {
      void select(uri, line);
    }
  });
  return vscode.Disposable.from(mark, fromPanel, fromEditor);
}

async function markObject(session: Session, mark: vscode.TextEditorDecorationType): Promise<void> {
  const { running } = session;
  const selection = running?.selection;
  const place = selection === undefined ? undefined : await running?.findManifest(selection);
  if (session.running?.selection !== selection) {
    return;
  }
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
