// References that authors wrote are offered when they are taken out again: names of objects, their keys and ports,
// volumes, target ports and labels, wherever what they name stands in the same folder.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { factsOf, type ObjectFacts } from '../../../core/graph/objectFacts.js';
import { valueAt } from '../../../core/json.js';
import { groupKindOf } from '../../../core/kubernetes/groupKind.js';
import { podPlaceOf } from '../../../core/kubernetes/podTemplate.js';
import { matchesSelector } from '../../../core/kubernetes/selector.js';
import type { PlacedDocument } from '../../../core/manifest/node.js';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import type { FieldPath } from '../../../core/validation/fieldError.js';
import type { LanguageService } from '../../../server/languageService.js';
import { newService } from '../../support/service.js';
import { publicRecordings } from '../../support/shared.js';

/** Where an author named something, and what. */
interface Written {
  readonly path: FieldPath;
  readonly label: string;
}

interface Figure {
  readonly tried: number;
  readonly missed: readonly string[];
}

const examples = path.resolve(import.meta.dirname, '../../../examples');
const wanted = 0.95;

test('references of the examples are offered', () => {
  const { tried, missed } = measure(examples);
  expect(tried).toBeGreaterThan(20);
  expect(missed).toEqual([]);
});

test('95 % of the references of public manifests are offered', () => {
  const folder = publicRecordings('completion of references that were taken out');
  if (folder === undefined) {
    return;
  }
  const { tried, missed } = measure(path.join(folder, 'manifests'));
  const share = 1 - missed.length / tried;
  console.log(`references offered when taken out: ${(share * 100).toFixed(1)} % of ${tried}`);
  expect(tried).toBeGreaterThan(500);
  expect(share >= wanted ? [] : missed.slice(0, 20)).toEqual([]);
}, 120_000);

function measure(root: string): Figure {
  const folders = byFolder(manifestsBelow(root));
  const missed: string[] = [];
  let tried = 0;
  for (const files of folders.values()) {
    const service = serviceOver(files);
    const facts = files.flatMap(file =>
      documentsOf(file).flatMap(({ document }) => factsOf(document)),
    );
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      service.openDocument(uriOf(file), text, 1);
      for (const placed of parseManifest(text).documents) {
        for (const written of writtenIn(placed, facts)) {
          tried++;
          if (!isOffered(service, { file, text, placed }, written)) {
            missed.push(`${path.basename(file)} ${written.path.join('.')} ${written.label}`);
          }
        }
      }
    }
  }
  return { tried, missed };
}

function serviceOver(files: readonly string[]): LanguageService {
  const service = newService();
  for (const file of files) {
    service.indexFile(uriOf(file), readFileSync(file, 'utf8'));
  }
  return service;
}

function isOffered(
  service: LanguageService,
  file: { readonly file: string; readonly text: string; readonly placed: PlacedDocument },
  { path: at, label }: Written,
): boolean {
  const { placed, text } = file;
  const node = placed.document.find(at).value;
  if (node === undefined) {
    return true;
  }
  const uri = uriOf(file.file);
  const shorter = text.slice(0, placed.offset + node.start) + text.slice(placed.offset + node.end);
  service.changeDocument(uri, [{ text: shorter }], 2);
  const { line, character } = placed.document.positionAt(node.start);
  const { items } = service.complete(uri, { line: line + placed.line, character });
  service.changeDocument(uri, [{ text }], 3);
  return items.some(item => item.label === label);
}

/** What a document names that some object of the folder has. */
function writtenIn({ document }: PlacedDocument, all: readonly ObjectFacts[]): Written[] {
  if (document.problems.length > 0) {
    return [];
  }
  return factsOf(document).flatMap(facts => [
    ...referencesOf(facts, all),
    ...mountsOf(facts),
    ...targetPortsOf(facts, all),
    ...selectedLabelsOf(facts, all),
  ]);
}

function referencesOf(facts: ObjectFacts, all: readonly ObjectFacts[]): Written[] {
  return facts.references.flatMap(({ to, name, namespace, path: at, keys, port }) => {
    const inNamespace = namespace ?? facts.namespace;
    const target = all.find(
      other =>
        groupKindOf(other) === to &&
        other.name === name &&
        (namespace === '' || other.namespace === inNamespace),
    );
    if (target === undefined) {
      return [];
    }
    const ports = listAt(target.value, ['spec', 'ports']).flatMap(each => [each.name, each.port]);
    const hasPort = port !== undefined && ports.includes(port.value);
    return [
      { path: at, label: name },
      ...keys.flatMap(key =>
        target.keys.includes(key.name) ? [{ path: key.path, label: key.name }] : [],
      ),
      ...(hasPort ? [{ path: port.path, label: String(port.value) }] : []),
    ];
  });
}

function mountsOf({ apiVersion, kind, value, at }: ObjectFacts): Written[] {
  const specPath = podPlaceOf(apiVersion, kind)?.specPath;
  if (specPath === undefined) {
    return [];
  }
  const volumes = listAt(value, [...specPath, 'volumes']).map(({ name }) => name);
  return ['containers', 'initContainers'].flatMap(list =>
    listAt(value, [...specPath, list]).flatMap((container, index) =>
      listAt(container, ['volumeMounts']).flatMap(({ name }, mount) => {
        const place = [...at, ...specPath, list, index, 'volumeMounts', mount, 'name'];
        return typeof name === 'string' && volumes.includes(name)
          ? [{ path: place, label: name }]
          : [];
      }),
    ),
  );
}

function targetPortsOf(facts: ObjectFacts, all: readonly ObjectFacts[]): Written[] {
  const [selector] = facts.kind === 'Service' ? facts.selectors : [];
  if (selector === undefined) {
    return [];
  }
  const pods = all.filter(
    other =>
      other.namespace === facts.namespace &&
      matchesSelector(selector.selector, other.pods?.labels ?? undefined),
  );
  const ports = pods.flatMap(({ pods: made }) => made?.ports ?? []);
  return listAt(facts.value, ['spec', 'ports']).flatMap(({ targetPort }, index) =>
    ports.some(({ name, number }) => targetPort && [name, number].includes(targetPort as number))
      ? [{ path: [...facts.at, 'spec', 'ports', index, 'targetPort'], label: String(targetPort) }]
      : [],
  );
}

/** Values of Services' selectors that pods of the folder have. */
function selectedLabelsOf(facts: ObjectFacts, all: readonly ObjectFacts[]): Written[] {
  return (facts.kind === 'Service' ? facts.selectors : []).flatMap(({ selector, at }) =>
    Object.entries(selector.matchLabels ?? {}).flatMap(([key, value]) =>
      all.some(other => other.namespace === facts.namespace && other.pods?.labels[key] === value)
        ? [{ path: [...at, key], label: value }]
        : [],
    ),
  );
}

function listAt(value: unknown, at: readonly string[]): Readonly<Record<string, unknown>>[] {
  const list = valueAt(value, at);
  return Array.isArray(list)
    ? list.filter((item): item is Record<string, unknown> => typeof item === 'object' && item)
    : [];
}

function documentsOf(file: string): readonly PlacedDocument[] {
  return parseManifest(readFileSync(file, 'utf8')).documents;
}

function uriOf(file: string): string {
  return `file://${file}`;
}

function manifestsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.ya?ml$/.test(name))
    .map(name => path.join(folder, name))
    .sort();
}

function byFolder(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    folders.set(path.dirname(file), [...(folders.get(path.dirname(file)) ?? []), file]);
  }
  return folders;
}
