// Finds the manifests a command line names: files, folders (searched for YAML and JSON), `-` for standard input.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { foldersLeftOut, manifestNames } from '../core/manifest/fileNames.js';

/** A text to read manifests from. */
export interface SourceText {
  /** As people should see it: relative to the working folder. */
  readonly file: string;
  readonly text: string;
}

/** A path the user gave that cannot be read. */
export class UsageError extends Error {}

/** Reads every file the paths name, in the order given; folders in alphabetical order, without what git ignores. */
export function readSources(paths: readonly string[]): SourceText[] {
  return paths.flatMap(given => {
    if (given === '-') {
      return [{ file: '<stdin>', text: readFileSync(0, 'utf8') }];
    }
    if (!existsSync(given)) {
      throw new UsageError(`${given}: no such file or folder`);
    }
    const found = statSync(given).isDirectory() ? manifestsBelow(given, []) : [given];
    return found.map(file => ({ file, text: readFileSync(file, 'utf8') }));
  });
}

/** Reads one file, for example the cluster file. */
export function readText(file: string): string {
  if (!existsSync(file)) {
    throw new UsageError(`${file}: no such file`);
  }
  return readFileSync(file, 'utf8');
}

interface IgnoreRule {
  readonly folder: string;
  readonly rule: Ignore;
}

function manifestsBelow(folder: string, inherited: readonly IgnoreRule[]): string[] {
  const own = path.join(folder, '.gitignore');
  const rules = existsSync(own)
    ? [...inherited, { folder, rule: ignore().add(readFileSync(own, 'utf8')) }]
    : inherited;
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    const full = path.join(folder, entry.name);
    const isFolder = entry.isDirectory();
    if (isIgnored(full, isFolder, rules)) {
      return [];
    }
    if (isFolder) {
      return foldersLeftOut.has(entry.name) ? [] : manifestsBelow(full, rules);
    }
    return manifestNames.test(entry.name) ? [full] : [];
  });
}

function isIgnored(full: string, isFolder: boolean, rules: readonly IgnoreRule[]): boolean {
  return rules.some(({ folder, rule }) =>
    rule.ignores(path.relative(folder, full) + (isFolder ? '/' : '')),
  );
}
