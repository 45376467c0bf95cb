// Forms of commands through VS Code: input boxes, file dialogs, texts without files.

import * as vscode from 'vscode';
import type { Forms, PickedFile } from './forms.js';

/** The forms of the editor. */
export const editorForms: Forms = {
  askText: async ({ title, value, isSecret, problemWith }) =>
    vscode.window.showInputBox({
      title,
      ignoreFocusOut: true,
      password: isSecret === true,
      ...(value === undefined ? {} : { value }),
      validateInput: text => problemWith?.(text),
    }),
  pickFiles: async title => {
    const uris = await vscode.window.showOpenDialog({ title, canSelectMany: true });
    return uris && Promise.all(uris.map(readFile));
  },
  activeText: () => {
    const editor = vscode.window.activeTextEditor;
    return editor && { text: editor.document.getText(), line: editor.selection.active.line };
  },
  addObject: async yaml => {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'yaml') {
      await openText(yaml);
      return;
    }
    const { document } = editor;
    const before = document.getText();
    const end = document.positionAt(before.length);
    const mark = before.trim() === '' ? '' : `${before.endsWith('\n') ? '' : '\n'}---\n`;
    await editor.edit(builder => builder.insert(end, mark + yaml));
    editor.revealRange(new vscode.Range(end, end));
  },
  showText: openText,
};

async function openText(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
  await vscode.window.showTextDocument(document, { preview: true });
}

async function readFile(uri: vscode.Uri): Promise<PickedFile> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return { name, bytes: await vscode.workspace.fs.readFile(uri) };
}
