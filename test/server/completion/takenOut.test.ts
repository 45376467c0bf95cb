// What authors wrote is offered when it is taken out again: keys with their values, and allowed values.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { FieldType } from '../../../core/kubernetes/schema.js';
import type { PlacedDocument, YamlNode } from '../../../core/manifest/node.js';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import type { LanguageService } from '../../../server/languageService.js';
import { testCatalogue } from '../../support/catalogue.js';
import { serviceWith } from '../../support/service.js';
import { publicRecordings } from '../../support/shared.js';

/** Something an author wrote, and where it stands in its document. */
interface Written {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly isKey: boolean;
}

const examples = path.resolve(import.meta.dirname, '../../../examples');
/** One in so many places of the public files is tried: the whole takes half a minute. */
const stride = 61;
const wanted = 0.98;
const shownMisses = 10;

test('keys and values of the examples are offered', () => {
  expect(measure(examples, 1)).toEqual([]);
});

test('98 % of the keys and values of public manifests are offered', () => {
  const folder = publicRecordings('completion of what was taken out');
  if (folder === undefined) {
    return;
  }
  const missed = measure(path.join(folder, 'manifests'), stride);
  expect(missed).toEqual([]);
});

/** The misses, when they are more than allowed. */
function measure(folder: string, every: number): string[] {
  const service = serviceWith('');
  const missed: string[] = [];
  let count = 0;
  for (const file of manifestsBelow(folder)) {
    const text = readFileSync(file, 'utf8');
    for (const placed of parseManifest(text).documents) {
      for (const written of writtenIn(placed)) {
        count++;
        if (count % every === 0 && !isOffered(service, text, placed, written)) {
          missed.push(`${path.basename(file)}:${placed.line} ${written.label}`);
        }
      }
    }
  }
  expect(count).toBeGreaterThan(100);
  return missed.length > (count / every) * (1 - wanted) ? missed.slice(0, shownMisses) : [];
}

function isOffered(
  service: LanguageService,
  text: string,
  placed: PlacedDocument,
  { label, start, end }: Written,
): boolean {
  const uri = 'file:///taken.yaml';
  const shorter = text.slice(0, placed.offset + start) + text.slice(placed.offset + end);
  service.openDocument(uri, shorter, 1);
  const { line, character } = placed.document.positionAt(start);
  const { items } = service.complete(uri, { line: line + placed.line, character });
  service.closeDocument(uri);
  return items.some(item => item.label === label);
}

function writtenIn({ document }: PlacedDocument): Written[] {
  const { apiVersion, kind, nature, problems } = document;
  const type =
    apiVersion && kind && nature === 'kubernetes' && problems.length === 0
      ? testCatalogue().typeOf(apiVersion, kind)
      : undefined;
  const written: Written[] = [];
  if (type !== undefined) {
    collect(written, document.root, { kind: 'object', type });
  }
  return written;
}

function collect(written: Written[], node: YamlNode | undefined, type: FieldType): void {
  if (node?.kind === 'sequence' && type.kind === 'array') {
    for (const { value } of node.items) {
      collect(written, value, type.items);
    }
    return;
  }
  if (node?.kind !== 'mapping' || type.kind !== 'object') {
    return;
  }
  for (const { key, value, colon } of node.entries) {
    const field = type.type.fields.get(key.text);
    if (field === undefined) {
      continue;
    }
    const end = value?.end ?? (colon === undefined ? key.end : colon + 1);
    written.push({ label: key.text, start: key.start, end, isKey: true });
    if (value?.kind === 'scalar' && field.enumeration?.values.includes(value.text)) {
      written.push({ label: value.text, start: value.start, end: value.end, isKey: false });
    }
    collect(written, value, field.type);
  }
}

function manifestsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.ya?ml$/.test(name))
    .map(name => path.join(folder, name));
}
