/**
 * Code action: one file per object
 *
 * The documents of a file after the first go into files of their own beside it, named for their objects.
 */
import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import type { PlacedDocument } from '../../core/manifest/node.js';
import type { ActionContext, ActionSource } from './action.js';

/** More files at once nobody wants. */
const filesMax = 200;

export const splitFile: ActionSource = context => {
  const { workspace, uri } = context;
  const documents = workspace.documentsOf(uri).filter(({ document }) => document.kind);
  const rest = documents.slice(1);
  const names = rest.map(({ document }) => fileName(document.name, document.kind));
  const isDistinct = new Set(names).size === names.length && names.every(name => name !== '');
  return rest.length === 0 || rest.length > filesMax || !isDistinct
    ? []
    : [splitting(context, rest, names)];
};

function splitting(
  { workspace, uri }: ActionContext,
  rest: readonly PlacedDocument[],
  names: readonly string[],
): CodeAction {
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  const start = { line: 0, character: 0 };
  const made = rest.flatMap(({ document }, index) => {
    const target = folder + encodeURIComponent(names[index] ?? '');
    const newText = withoutMark(document.text);
    return [
      { kind: 'create' as const, uri: target, options: { overwrite: false } },
      {
        textDocument: { uri: target, version: null },
        edits: [{ range: { start, end: start }, newText }],
      },
    ];
  });
  const removed = {
    textDocument: { uri, version: workspace.versionOf(uri) },
    edits: rest.map(removal),
  };
  return {
    title: `Split into ${rest.length + 1} files`,
    kind: CodeActionKind.RefactorExtract,
    edit: { documentChanges: [...made, removed] },
  };
}

function removal({ document, line }: PlacedDocument): TextEdit {
  const end = document.positionAt(document.text.length);
  return {
    range: {
      start: { line, character: 0 },
      end: { line: line + end.line, character: end.character },
    },
    newText: '',
  };
}

function withoutMark(text: string): string {
  return text.replace(/^---[ \t]*\r?\n/, '');
}

function fileName(name: string | undefined, kind: string | undefined): string {
  return name === undefined || kind === undefined ? '' : `${name}-${kind.toLowerCase()}.yaml`;
}
