// Files of the workspace for the language server's shell: which there are, without what git ignores, and their text.

import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Folders that hold no manifests of one's own. */
const foldersLeftOut: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/** A workspace with more files than these is not looked through to its end. */
const filesMax = 20_000;

/** Larger files are not read. */
const bytesMax = 10 * 1024 * 1024;

/** The YAML files below a folder, in alphabetical order. Folders that cannot be read count as empty. */
export function yamlFilesBelow(folder: string): AsyncGenerator<string> {
  return matchingFilesBelow(folder, /\.ya?ml$/i);
}

/** Files that may hold manifests. kustomize takes `Kustomization` without an ending as well. */
export const manifestNames: RegExp = /\.(ya?ml|json)$|(?:^|[\\/])Kustomization$/i;

/** The files below a folder that may hold manifests, YAML and JSON, in the same order. */
export function manifestFilesBelow(folder: string): AsyncGenerator<string> {
  return matchingFilesBelow(folder, manifestNames);
}

async function* matchingFilesBelow(folder: string, pattern: RegExp): AsyncGenerator<string> {
  let left = filesMax;
  for await (const file of filesBelow(folder, [])) {
    if (left === 0) {
      return;
    }
    left -= 1;
    if (pattern.test(file)) {
      yield file;
    }
  }
}

/** The text of a file; undefined where it cannot be read or is too large. */
export async function readTextFile(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    return size > bytesMax ? undefined : await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether a path is a folder. */
export async function isFolder(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isDirectory();
  } catch {
    return false;
  }
}

interface IgnoreRule {
  readonly folder: string;
  readonly rule: Ignore;
}

async function* filesBelow(
  folder: string,
  inherited: readonly IgnoreRule[],
): AsyncGenerator<string> {
  const own = await readTextFile(path.join(folder, '.gitignore'));
  const rules = own === undefined ? inherited : [...inherited, { folder, rule: ignore().add(own) }];
  for (const entry of await entriesOf(folder)) {
    const full = path.join(folder, entry.name);
    if (isIgnored(full, entry, rules)) {
      continue;
    }
    if (entry.isFile()) {
      yield full;
    } else if (entry.isDirectory() && !foldersLeftOut.has(entry.name)) {
      yield* filesBelow(full, rules);
    }
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function isIgnored(full: string, entry: Dirent, rules: readonly IgnoreRule[]): boolean {
  return rules.some(({ folder, rule }) =>
    rule.ignores(path.relative(folder, full) + (entry.isDirectory() ? '/' : '')),
  );
}
