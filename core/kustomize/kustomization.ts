// A kustomization.yaml as Drydock reads it: what it takes in, what it patches, what it makes and what it adds to all
// objects. For the scopes in which names resolve, for rules and for links.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/

import { type Fields, fieldsOf } from '../json.js';
import type { Labels } from '../kubernetes/selector.js';
import { namesKustomization } from '../manifest/fileNames.js';
import type { ManifestDocument } from '../manifest/node.js';
import type { FieldPath } from '../validation/fieldError.js';
import { partialObjectsOf } from './operations.js';

/** A path as it stands in the file: relative to the kustomization's folder. Addresses are left out. */
export interface KustomizationPath {
  readonly text: string;
  readonly path: FieldPath;
}

/** A ConfigMap or Secret that the kustomization makes. The hash behind its name is ignored. */
export interface GeneratedObject {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly namespace: string | undefined;
  readonly keys: readonly string[];
  /** Keys come from files that are not read here: there may be more than `keys`. */
  readonly hasMoreKeys: boolean;
  readonly type: string | undefined;
  /** `merge` and `replace` change an object of a base. */
  readonly behavior: string | undefined;
  readonly at: FieldPath;
}

/** What a kustomization says. */
export interface Kustomization {
  /** Files and folders it takes in: resources, bases, components. */
  readonly entries: readonly KustomizationPath[];
  /** Files with partial objects. */
  readonly patches: readonly KustomizationPath[];
  /** Partial objects written in place: `text` is the patch. */
  readonly inlinePatches: readonly KustomizationPath[];
  /** Other files: of generators, schemas, charts. */
  readonly files: readonly KustomizationPath[];
  readonly generated: readonly GeneratedObject[];
  /** Labels that go to all objects, pods and selectors. */
  readonly labels: Labels;
  readonly namespace: string | undefined;
  readonly namePrefix: string;
  readonly nameSuffix: string;
}

/** Reads a kustomization; undefined for documents that are none. Half-typed entries are left out. */
export function readKustomization(document: ManifestDocument): Kustomization | undefined {
  return document.nature === 'kustomization' ? readFields(document) : undefined;
}

/** Whether a document is a kustomization: by its content, or by the name of its file where that says nothing yet. */
export function isKustomization(uri: string, { nature }: ManifestDocument): boolean {
  const isUntold = nature === 'other' || nature === 'empty';
  return nature === 'kustomization' || (isUntold && namesKustomization(uri));
}

/** Reads the kustomization of a file; undefined where it holds none. */
export function kustomizationOf(
  uri: string,
  documents: readonly ManifestDocument[],
): Kustomization | undefined {
  const found = documents.find(document => isKustomization(uri, document));
  return found && readFields(found);
}

function readFields(document: ManifestDocument): Kustomization {
  const value = fieldsOf(document.toValue());
  return {
    entries: ['resources', 'bases', 'components'].flatMap(field => pathsIn(value, field)),
    patches: [
      ...pathsIn(value, 'patchesStrategicMerge'),
      ...patchPaths(value, 'patches'),
      ...patchPaths(value, 'patchesJson6902'),
    ],
    inlinePatches: inlinePatches(value),
    files: otherFiles(value),
    generated: [
      ...generatedBy(value, 'configMapGenerator', 'ConfigMap'),
      ...generatedBy(value, 'secretGenerator', 'Secret'),
    ],
    labels: labelsAdded(value),
    namespace: textOf(value['namespace']),
    namePrefix: textOf(value['namePrefix']) ?? '',
    nameSuffix: textOf(value['nameSuffix']) ?? '',
  };
}

function pathsIn(value: Fields, field: string): KustomizationPath[] {
  return itemsOf(value[field]).flatMap((entry, index) =>
    typeof entry === 'string' && isLocalPath(entry) ? [{ text: entry, path: [field, index] }] : [],
  );
}

function patchPaths(value: Fields, field: string): KustomizationPath[] {
  return itemsOf(value[field]).flatMap((entry, index) => {
    const text = textOf(fieldsOf(entry)['path']);
    return text === undefined ? [] : [{ text, path: [field, index, 'path'] }];
  });
}

/** Lists of operations (JSON 6902) count as the partial objects they amount to. */
function inlinePatches(value: Fields): KustomizationPath[] {
  const patches = ['patches', 'patchesJson6902'].flatMap(field =>
    itemsOf(value[field]).flatMap((entry, index) => {
      const { patch, target } = fieldsOf(entry);
      const text = textOf(patch);
      return text === undefined
        ? []
        : [{ text: asPartialObjects(text, target), path: [field, index, 'patch'] }];
    }),
  );
  const merged = itemsOf(value['patchesStrategicMerge']).flatMap((entry, index) => {
    const isInline = typeof entry === 'string' && entry.includes('\n');
    return isInline ? [{ text: entry, path: ['patchesStrategicMerge', index] }] : [];
  });
  return [...patches, ...merged].filter(({ text }) => /\bkind\s*["']?:/.test(text));
}

function asPartialObjects(text: string, target: unknown): string {
  const isList = /^\s*(?:-\s|\[)/.test(text);
  return isList
    ? partialObjectsOf(text, fieldsOf(target))
        .map(part => JSON.stringify(part))
        .join('\n---\n')
    : text;
}

/** Files that are read for their content, not for objects. `key=path` in generators. */
function otherFiles(value: Fields): KustomizationPath[] {
  const generators = ['configMapGenerator', 'secretGenerator'].flatMap(field =>
    itemsOf(value[field]).flatMap((entry, index) =>
      (['files', 'envs'] as const).flatMap(list =>
        pathsIn(fieldsOf(entry), list).map(({ text, path }) => ({
          text: list === 'files' ? pathOfFile(text) : text,
          path: [field, index, ...path],
        })),
      ),
    ),
  );
  const lists = ['crds', 'configurations', 'generators', 'transformers', 'validators'];
  return [
    ...generators,
    ...patchPaths(value, 'replacements'),
    ...lists.flatMap(field => pathsIn(value, field)),
  ];
}

/** The path in `key=path`, the key being a word. */
export function pathOfFile(file: string): string {
  return file.slice(file.indexOf('=') + 1);
}

/** Files and folders here; `https://…`, `github.com/…?ref=` and patches written in place are not. */
export function isLocalPath(entry: string): boolean {
  return entry !== '' && !/^[a-z+]+:\/\/|^git@|\?ref=|\n|^github\.com\/|\/\/|^[{[]/.test(entry);
}

function generatedBy(
  value: Fields,
  field: string,
  kind: GeneratedObject['kind'],
): GeneratedObject[] {
  return itemsOf(value[field]).flatMap((entry, index) => {
    const generator = fieldsOf(entry);
    const name = textOf(generator['name']);
    const files = textsIn(generator['files']);
    const literals = textsIn(generator['literals']);
    const envs = [...textsIn(generator['envs']), ...textsIn([generator['env']])];
    return name === undefined
      ? []
      : [
          {
            kind,
            name,
            namespace: textOf(generator['namespace']),
            keys: [...literals.map(keyOfLiteral), ...files.map(keyOfFile)],
            hasMoreKeys: envs.length > 0,
            type: textOf(generator['type']),
            behavior: textOf(generator['behavior']),
            at: [field, index],
          },
        ];
  });
}

function keyOfLiteral(literal: string): string {
  return literal.slice(0, literal.indexOf('='));
}

/** The key of a generator's file: `key=path`, or the file's own name. */
export function keyOfFile(file: string): string {
  const sign = file.indexOf('=');
  return sign > 0 ? file.slice(0, sign) : file.slice(file.lastIndexOf('/') + 1);
}

/** Labels that reach pods: `labels` only where it says so. */
function labelsAdded(value: Fields): Labels {
  const reaching = itemsOf(value['labels'])
    .map(fieldsOf)
    .filter(entry => entry['includeSelectors'] === true || entry['includeTemplates'] === true)
    .map(entry => fieldsOf(entry['pairs']));
  const all = [fieldsOf(value['commonLabels']), ...reaching].flatMap(Object.entries<unknown>);
  return Object.fromEntries(
    all.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsIn(value: unknown): string[] {
  return itemsOf(value).flatMap(item => textOf(item) ?? []);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
