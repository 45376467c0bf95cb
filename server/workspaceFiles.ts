// Files of the workspace for the language server's shell: which there are, without what git ignores, and their text.

import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { foldersLeftOut, manifestNames } from '../core/manifest/fileNames.js';

/** A workspace with more files than these is not looked through to its end. */
const filesMax = 20_000;

/** Larger files are not read. */
const bytesMax = 10 * 1024 * 1024;

/** Names of YAML files. */
export const yamlNames: RegExp = /\.ya?ml$/i;

/** The YAML files below a folder, in alphabetical order. Folders that cannot be read count as empty. */
export function yamlFilesBelow(folder: string): AsyncGenerator<string> {
  return matchingFilesBelow(folder, yamlNames, []);
}

/**
 * The files below a folder that may hold manifests, YAML and JSON, in the same order. Globs count from the folder, as
 * those of VS Code's `files.exclude` do; what they match is left out.
 */
export function manifestFilesBelow(
  folder: string,
  excluded: readonly string[],
): AsyncGenerator<string> {
  return matchingFilesBelow(folder, manifestNames, excluded);
}

/** Whether `manifestFilesBelow` would come by a file, however deep it lies. */
export async function isManifestBelow(
  folder: string,
  file: string,
  excluded: readonly string[],
): Promise<boolean> {
  const steps = path.relative(folder, file).split(path.sep);
  if (!manifestNames.test(file) || steps[0] === '..') {
    return false;
  }
  let rules = [excludingRule(folder, excluded)];
  let inner = folder;
  for (const [index, name] of steps.entries()) {
    rules = await rulesWithin(inner, rules);
    inner = path.join(inner, name);
    if (isLeftOut(inner, { name, isFolder: index < steps.length - 1 }, rules)) {
      return false;
    }
  }
  return true;
}

async function* matchingFilesBelow(
  folder: string,
  pattern: RegExp,
  excluded: readonly string[],
): AsyncGenerator<string> {
  let left = filesMax;
  for await (const file of filesBelow(folder, [excludingRule(folder, excluded)])) {
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

/** Says which files and folders do not count. The path is relative to the folder, that of a folder ends in `/`. */
interface ExclusionRule {
  readonly folder: string;
  readonly excludes: (relative: string) => boolean;
}

async function* filesBelow(
  folder: string,
  inherited: readonly ExclusionRule[],
): AsyncGenerator<string> {
  const rules = await rulesWithin(folder, inherited);
  for (const entry of await entriesOf(folder)) {
    const full = path.join(folder, entry.name);
    if (isLeftOut(full, { name: entry.name, isFolder: entry.isDirectory() }, rules)) {
      continue;
    }
    if (entry.isFile()) {
      yield full;
    } else if (entry.isDirectory()) {
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

/** The rules that count in a folder: inherited ones and those of its own `.gitignore`. */
async function rulesWithin(
  folder: string,
  inherited: readonly ExclusionRule[],
): Promise<ExclusionRule[]> {
  const own = await readTextFile(path.join(folder, '.gitignore'));
  return own === undefined ? [...inherited] : [...inherited, ignoringRule(folder, own)];
}

function ignoringRule(folder: string, text: string): ExclusionRule {
  const rule: Ignore = ignore().add(text);
  return { folder, excludes: relative => rule.ignores(relative) };
}

function excludingRule(folder: string, globs: readonly string[]): ExclusionRule {
  const isMatch = picomatch(
    globs.map(glob => glob.replace(/\/$/, '')),
    { dot: true },
  );
  return {
    folder,
    excludes: relative => globs.length > 0 && isMatch(relative.replace(/\/$/, '')),
  };
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

function isLeftOut(
  full: string,
  { name, isFolder }: Entry,
  rules: readonly ExclusionRule[],
): boolean {
  return (
    (isFolder && foldersLeftOut.has(name)) ||
    rules.some(({ folder, excludes }) => {
      const relative = path.relative(folder, full).replaceAll(path.sep, '/');
      return excludes(isFolder ? `${relative}/` : relative);
    })
  );
}
