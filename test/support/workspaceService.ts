// A workspace of several files in tests: the one with the cursor is open, the others are closed. `# --- file: NAME`
// begins a file, `$0` is the cursor.

import { expect } from 'vitest';
import type { Location, Position, WorkspaceEdit } from 'vscode-languageserver-types';
import type { LanguageService } from '../../server/languageService.js';
import { dedent } from './manifest.js';
import { applyEdits, offsetOf, serviceWith } from './service.js';

/** A service that knows the files of a fixture. */
export interface WorkspaceFixture {
  readonly service: LanguageService;
  readonly uri: string;
  readonly position: Position;
  /** Text by file name. */
  readonly files: ReadonlyMap<string, string>;
}

const folder = 'file:///';

/** Opens the fixture's workspace. Fails without a cursor. */
export function workspaceOf(fixture: string): WorkspaceFixture {
  const parts = dedent(fixture).split(/^# --- file: (\S+)\n/m);
  const named = parts.length === 1 ? ['fixture.yaml', parts[0] ?? ''] : parts.slice(1);
  const service = serviceWith('');
  service.closeDocument('file:///fixture.yaml');
  service.indexFile('file:///fixture.yaml', undefined);
  const files = new Map<string, string>();
  let at: { uri: string; position: Position } | undefined;
  for (let index = 0; index < named.length; index += 2) {
    const name = named[index] ?? '';
    const [before = '', after] = (named[index + 1] ?? '').split('$0');
    const uri = folder + name;
    files.set(name, before + (after ?? ''));
    if (after === undefined) {
      service.indexFile(uri, before);
    } else {
      const lines = before.split('\n');
      at = { uri, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
      service.openDocument(uri, before + after, 1);
    }
  }
  if (at === undefined) {
    throw new Error('the fixture has no cursor: write $0');
  }
  return { service, ...at, files };
}

/** Places as `file:line text`, lines from 1. */
export function shown({ files }: WorkspaceFixture, locations: readonly Location[]): string[] {
  return locations.map(({ uri, range }) => {
    const name = uri.slice(folder.length);
    const text = files.get(name) ?? '';
    const part = text.slice(offsetOf(text, range.start), offsetOf(text, range.end));
    return `${name}:${range.start.line + 1} ${part}`;
  });
}

/** The files that an edit changes, as they are afterwards, in the fixture's own notation. */
export function afterEdit({ files }: WorkspaceFixture, edit: WorkspaceEdit | undefined): string {
  const texts = new Map<string, string>();
  for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
    texts.set(uri, applyEdits(files.get(uri.slice(folder.length)) ?? '', edits));
  }
  for (const change of edit?.documentChanges ?? []) {
    if ('textDocument' in change) {
      const { uri } = change.textDocument;
      const text = texts.get(uri) ?? files.get(uri.slice(folder.length)) ?? '';
      const edits = change.edits.filter(each => 'newText' in each);
      texts.set(uri, applyEdits(text, edits));
    }
  }
  return [...texts]
    .map(([uri, text]) => `# --- file: ${uri.slice(folder.length)}\n${text}`)
    .join('');
}

/** Expects the changed files after a rename at the cursor. */
export function checkRename(fixture: string, newName: string, after: string): void {
  const workspace = workspaceOf(fixture);
  const { service, uri, position } = workspace;
  const answer = service.navigation.rename(uri, { position, newName });
  if (answer === undefined || 'problem' in answer) {
    throw new Error(answer?.problem ?? 'nothing to rename here');
  }
  expect(afterEdit(workspace, answer.edit)).toBe(dedent(after));
}

/** Where definition leads from the cursor. */
export function definitionsIn(fixture: string): string[] {
  const workspace = workspaceOf(fixture);
  const { service, uri, position } = workspace;
  return shown(workspace, service.navigation.definitions(uri, position));
}

/** References at the cursor, declarations included. */
export function referencesIn(fixture: string): string[] {
  const workspace = workspaceOf(fixture);
  const { service, uri, position } = workspace;
  return shown(
    workspace,
    service.navigation.references(uri, { position, includeDeclaration: true }),
  );
}
