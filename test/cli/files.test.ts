import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readSources, UsageError } from '../../cli/files.js';

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'drydock-files-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

function namesIn(folder: string): string[] {
  return readSources([folder]).map(source => path.relative(folder, source.file));
}

test('a folder gives its YAML and JSON files, sorted, sub-folders included', () => {
  const folder = folderWith({ 'b.yml': '', 'a/c.yaml': '', 'd.json': '', 'notes.txt': '' });
  expect(namesIn(folder)).toEqual([path.join('a', 'c.yaml'), 'b.yml', 'd.json']);
});

test('what git ignores and node_modules are left out', () => {
  const folder = folderWith({
    '.gitignore': 'secret*.yaml\n/out/\n',
    'secret-1.yaml': '',
    'out/x.yaml': '',
    'node_modules/y.yaml': '',
    'web.yaml': '',
  });
  expect(namesIn(folder)).toEqual(['web.yaml']);
});

test('a path that is not there is a usage error that names it', () => {
  expect(() => readSources(['/nowhere/at-all.yaml'])).toThrow(UsageError);
  expect(() => readSources(['/nowhere/at-all.yaml'])).toThrow('/nowhere/at-all.yaml: no such file');
});
