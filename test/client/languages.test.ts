// Every text of the extension has its Spanish one, and every key of package.json its words.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../client/commands/index.js';

const root = path.resolve(import.meta.dirname, '../..');
const client = path.join(root, 'client');
const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');

test('every translated text of the client has a Spanish one', () => {
  const spanish = readJson('l10n/bundle.l10n.es.json');
  const sources = readdirSync(client, { recursive: true })
    .map(String)
    .filter(name => /\.ts$/.test(name) && !name.startsWith('webview'))
    .concat('../core/kustomize/buildWords.ts')
    .map(name => readFileSync(path.join(client, name), 'utf8'));
  const texts = sources.flatMap(source =>
    [...source.matchAll(/(?:\bt\(|many:)\s*'((?:[^'\\]|\\.)*)'/g)].map(match => match[1] ?? ''),
  );
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter(text => spanish[text] === undefined)).toEqual([]);
});

test('every key of package.json is explained in English and Spanish', () => {
  const keys = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(match => match[1] ?? '');
  const [english, spanish] = [readJson('package.nls.json'), readJson('package.nls.es.json')];
  expect(keys.filter(key => english[key] === undefined || spanish[key] === undefined)).toEqual([]);
  expect(Object.keys(english).filter(key => !keys.includes(key))).toEqual([]);
});

test('package.json contributes exactly the commands there are', () => {
  const contributed: string[] = JSON.parse(manifest).contributes.commands.map(
    (entry: { readonly command: string }) => entry.command,
  );
  expect([...contributed].sort()).toEqual(commands.map(command => command.id).sort());
});

function readJson(name: string): Record<string, string> {
  return JSON.parse(readFileSync(path.join(root, name), 'utf8'));
}
