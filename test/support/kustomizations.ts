// Several files in tests of kustomizations, given by name: open ones, and what lies beside them on the disk.

import type { CompletionItem, Position } from 'vscode-languageserver-types';
import { validateDocument } from '../../core/validation/index.js';
import type { FileTree } from '../../server/kustomization/fileTree.js';
import { createLanguageService, type LanguageService } from '../../server/languageService.js';
import { testCatalogue } from './catalogue.js';
import { dedent } from './manifest.js';

export type Files = Readonly<Record<string, string>>;

const root = 'file:///w';

/** The URI of a file of the fixtures. */
export function uriOf(name: string): string {
  return `${root}/${name}`;
}

/** A service that has the files open. `others` are on the disk and hold no objects. */
export function serviceWithFiles(files: Files, others: readonly string[] = []): LanguageService {
  const service = createLanguageService({
    loadCatalogue: testCatalogue,
    validate: validateDocument,
    files: treeOf([...Object.keys(files), ...others]),
  });
  for (const [name, text] of Object.entries(files)) {
    service.openDocument(uriOf(name), dedent(text), 1);
  }
  return service;
}

/** Files with a cursor `$0` in one of them: the service, and where the cursor is. */
export function atCursor(
  files: Files,
  others: readonly string[] = [],
): { service: LanguageService; uri: string; position: Position; text: string } {
  const [name = ''] = Object.entries(files).find(([, text]) => text.includes('$0')) ?? [];
  const fixture = dedent(files[name] ?? '');
  const lines = fixture.slice(0, fixture.indexOf('$0')).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const text = fixture.replace('$0', '');
  const service = serviceWithFiles({ ...files, [name]: text }, others);
  return { service, uri: uriOf(name), position, text };
}

/** What is offered at the cursor, in order. */
export function offeredAt(files: Files, others: readonly string[] = []): string[] {
  const { service, uri, position } = atCursor(files, others);
  const { items } = service.complete(uri, position);
  return [...items].sort(bySortText).map(({ label }) => label);
}

function bySortText(one: CompletionItem, other: CompletionItem): number {
  return (one.sortText ?? '') < (other.sortText ?? '') ? -1 : 1;
}

/** The diagnostics of a file as `line:text code`, the text being what is underlined. */
export function foundIn(files: Files, name = 'kustomization.yaml', others: readonly string[] = []) {
  const lines = dedent(files[name] ?? '').split('\n');
  return serviceWithFiles(files, others)
    .diagnostics(uriOf(name))
    .map(({ code, range }) => {
      const { start, end } = range;
      const text = lines[start.line]?.slice(start.character, end.character);
      return `${text} ${code}`;
    });
}

function treeOf(names: readonly string[]): FileTree {
  const uris = names.map(uriOf);
  return {
    kindOf: uri =>
      uris.includes(uri)
        ? 'file'
        : uri === root || uris.some(each => each.startsWith(`${uri}/`))
          ? 'folder'
          : 'missing',
    entriesOf: folder => {
      const below = uris.filter(uri => uri.startsWith(`${folder}/`));
      const rests = below.map(uri => uri.slice(folder.length + 1).split('/'));
      const entries = rests.map(([name = '', ...rest]) => [name, rest.length > 0] as const);
      return [...new Map(entries)].map(([name, isFolder]) => ({ name, isFolder }));
    },
  };
}
