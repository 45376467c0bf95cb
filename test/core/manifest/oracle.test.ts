// Our reader beside the `yaml` library, and beside what a real API server said of broken YAML.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import { publicRecordings } from '../../support/shared.js';

interface Recorded {
  readonly id: string;
  readonly fault: boolean;
  readonly says: string;
  readonly manifest: string;
}

const fixture = new URL('./fixtures/yamlFaults.jsonl', import.meta.url);
const recorded = readFileSync(fixture, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Recorded);

test('finds fault with YAML exactly where the API server does', () => {
  const wrong = recorded.filter(row => faults(row.manifest) > 0 !== row.fault).map(({ id }) => id);
  expect(recorded.length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});

/** Files in which `yaml` follows YAML 1.2 or its own mind and go-yaml, which the server uses, does not. */
const knownDifferences = [
  'rc-managedfields-lastapplied.yaml', // yaml 1.1 mode reads the key "." as a number
  '04-prometheus-configmap.yaml', // a text block that ends with the file has no line end of its own
  '23-grafana-import-dash-batch.yaml', // go-yaml takes a quote that is indented less than its key
];

test('reads public manifests to the same values as the yaml library', () => {
  const folder = publicRecordings('manifests');
  const files = folder === undefined ? [] : yamlFilesBelow(path.join(folder, 'manifests'));
  const different = files.filter(file => !isSame(readFileSync(file, 'utf8')));
  expect(different.filter(file => !knownDifferences.includes(path.basename(file)))).toEqual([]);
});

function isSame(text: string): boolean {
  const ours = parseManifest(text).documents.filter(({ document }) => document.nature !== 'empty');
  if (ours.some(({ document }) => document.nature === 'helm-template')) {
    return true;
  }
  const theirs = parseAllDocuments(text, { version: '1.1', merge: true, logLevel: 'silent' });
  const errors = theirs.flatMap(document => document.errors);
  if (errors.length > 0 || faults(text) > 0) {
    return errors.length > 0 === faults(text) > 0;
  }
  const values = theirs.map(document => document.toJS({ maxAliasCount: -1 }) as unknown);
  const expected = values.filter(value => value !== null);
  const actual = ours.map(({ document }) => document.toValue());
  return JSON.stringify(sorted(actual)) === JSON.stringify(sorted(expected));
}

function faults(text: string): number {
  return parseManifest(text).documents.flatMap(({ document }) => document.problems).length;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return entries.map(([key, item]) => [key, sorted(item)]);
  }
  return value;
}

function yamlFilesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.ya?ml$/.test(name))
    .map(name => path.join(folder, name));
}
