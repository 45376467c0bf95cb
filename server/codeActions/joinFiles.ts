/**
 * Code action: one file for a folder
 *
 * The manifests beside this one are written behind its objects, and their files removed.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { folderOf } from '../../core/kustomize/scopes.js';
import type { ActionSource } from './action.js';

/** More files at once nobody wants. */
const filesMax = 50;

export const joinFiles: ActionSource = ({ workspace, uri, range }) => {
  const isAtStart = range.start.line === 0;
  const own = workspace.documentsOf(uri);
  const last = own.at(-1);
  if (
    !isAtStart ||
    last === undefined ||
    own.some(({ document }) => !isManifest(document.nature))
  ) {
    return [];
  }
  const others = workspace.graph.uris
    .filter(other => other !== uri && folderOf(other) === folderOf(uri))
    .sort();
  const documents = others.flatMap(other => workspace.documentsOf(other));
  const isPlain = documents.every(({ document }) => isManifest(document.nature));
  if (others.length === 0 || others.length > filesMax || !isPlain) {
    return [];
  }
  const end = last.document.positionAt(last.document.text.length);
  const at = { line: last.line + end.line, character: end.character };
  const parts = documents
    .filter(({ document }) => document.nature !== 'empty')
    .map(({ document }) => `---\n${document.text.replace(/^---[ \t]*\r?\n/, '').trimEnd()}\n`);
  const gap = last.document.text.endsWith('\n') ? '' : '\n';
  const edit = { range: { start: at, end: at }, newText: gap + parts.join('') };
  return [
    {
      title: `Join the ${others.length + 1} manifests of this folder`,
      kind: CodeActionKind.RefactorInline,
      edit: {
        documentChanges: [
          { textDocument: { uri, version: workspace.versionOf(uri) }, edits: [edit] },
          ...others.map(other => ({ kind: 'delete' as const, uri: other })),
        ],
      },
    },
  ];
};

function isManifest(nature: string): boolean {
  return nature === 'kubernetes' || nature === 'list' || nature === 'empty';
}
