// Which files of a folder count: the walk and the question about one file agree.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isManifestBelow, manifestFilesBelow } from '../../server/workspaceFiles.js';

const files = {
  'a.yaml': '',
  'a/b/c/d/e/f.yml': '',
  'a/Kustomization': '',
  'a/notes.txt': '',
  'a/out/x.yaml': '',
  'a/.gitignore': 'out/\n!keep.yaml\n',
  'keep.yaml': '',
  'secret/deep/s.json': '',
  '.gitignore': '*.tmp.yaml\n',
  'a/b/x.tmp.yaml': '',
  'node_modules/x/y.yaml': '',
  'a/node_modules/y.yaml': '',
  'charts/.cache/z.yaml': '',
};

test.each<[readonly string[], readonly string[]]>([
  [
    [],
    [
      'a.yaml',
      'a/Kustomization',
      'a/b/c/d/e/f.yml',
      'charts/.cache/z.yaml',
      'keep.yaml',
      'secret/deep/s.json',
    ],
  ],
  [
    ['secret', '**/.cache', 'b'],
    ['a.yaml', 'a/Kustomization', 'a/b/c/d/e/f.yml', 'keep.yaml'],
  ],
  [['**/*.{yaml,yml}', 'secret/'], ['a/Kustomization']],
  [
    ['a/b/**', 'charts/**/z.yaml', '**/deep', 'a.yaml'],
    ['a/Kustomization', 'keep.yaml'],
  ],
])('%j leaves', async (excluded, expected) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'drydock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const found: string[] = [];
  for await (const file of manifestFilesBelow(folder, excluded)) {
    found.push(path.relative(folder, file));
  }
  expect(found.sort()).toEqual(expected);
  const asked: string[] = [];
  for (const name of Object.keys(files)) {
    if (await isManifestBelow(folder, path.join(folder, name), excluded)) {
      asked.push(name);
    }
  }
  expect(asked.sort()).toEqual(expected);
});
