// Every action on manifests that people wrote: the file stays readable, sorting changes no value.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import { applyEdits, serviceWith, uri } from '../../support/service.js';
import { publicRecordings } from '../../support/shared.js';

const filesMax = 40;
const lengthMax = 5000;
const linesApart = 7;

test('actions leave files readable', () => {
  const folder = publicRecordings('actions on real files');
  if (folder === undefined) {
    return;
  }
  const texts = manifestsIn(path.join(folder, 'manifests'));
  expect(texts.length).toBe(filesMax);
  expect(texts.flatMap(brokenActions)).toEqual([]);
});

function manifestsIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter(name => /\.ya?ml$/.test(name)).sort();
  const texts = files.map(name => readFileSync(path.join(folder, name), 'utf8'));
  const readable = texts.filter(text => text.length < lengthMax && isReadable(text));
  const step = Math.floor(readable.length / filesMax);
  return readable.filter((_, index) => index % step === 0).slice(0, filesMax);
}

function isReadable(text: string): boolean {
  return parseManifest(text).documents.every(({ document }) => document.problems.length === 0);
}

function brokenActions(text: string): string[] {
  const service = serviceWith(text);
  return text.split('\n').flatMap((line, number) => {
    const at = { line: number, character: line.length };
    const diagnostics = service.diagnostics(uri).filter(({ range }) => range.start.line === number);
    const isAsked = number % linesApart === 0 || diagnostics.length > 0;
    const actions = isAsked ? service.codeActions(uri, diagnostics, { start: at, end: at }) : [];
    return actions.flatMap(({ title, edit }) => {
      const edits = (edit?.documentChanges ?? []).flatMap(change =>
        'edits' in change && change.textDocument.uri === uri ? change.edits : [],
      );
      const after = applyEdits(
        text,
        edits.filter(each => 'newText' in each),
      );
      const isKept = !title.startsWith('Sort') || valuesOf(after) === valuesOf(text);
      return isReadable(after) && isKept ? [] : [`${title} at ${number}:\n${text}`];
    });
  });
}

/** The JSON of all documents, keys in the order of the alphabet. */
function valuesOf(text: string): string {
  const values = parseManifest(text).documents.map(({ document }) => document.toValue());
  return JSON.stringify(values, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
