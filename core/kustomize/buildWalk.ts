// Goes through a kustomization and all it takes in: the files it is made of, what is wrong with them, and what nobody
// can build without running or downloading something.

import { type Fields, fieldsOf } from '../json.js';
import type { PlacedDocument } from '../manifest/node.js';
import { objectsOf } from '../manifest/objects.js';
import type { FieldPath } from '../validation/fieldError.js';
import { decode } from '../validation/index.js';
import type { BuildFault, BuildGap } from './buildAnswer.js';
import { itemsAt, textAt, textsAt } from './buildFields.js';
import { isKustomization, isLocalPath, kustomizationOf } from './kustomization.js';
import { typeOfKustomization } from './kustomizationTypes.js';
import { folderOf, resolvePath } from './paths.js';

/** What stands in the way of a build, and where. */
export interface WalkFault {
  readonly type: Exclude<BuildFault['type'], 'twice' | 'no-target' | 'operation' | 'literal'>;
  readonly about: string;
  readonly uri: string;
  readonly placed: PlacedDocument | undefined;
  readonly path: FieldPath;
  /** Offsets in the document, where the fault is smaller than what the path leads to. */
  readonly part?: { readonly start: number; readonly end: number };
}

/** What a walk asks of the files. */
export interface WalkSources {
  /** Undefined where there is no such file. */
  documentsOf(uri: string): readonly PlacedDocument[] | undefined;
  has(uri: string): boolean;
  isFolder(uri: string): boolean;
  kustomizationIn(folder: string): string | undefined;
}

/** What came of a walk. */
export interface Walk {
  /** In the order in which they were come by. */
  readonly files: ReadonlySet<string>;
  readonly faults: readonly WalkFault[];
  readonly gaps: readonly BuildGap[];
}

interface Step {
  readonly sources: WalkSources;
  readonly files: Set<string>;
  readonly faults: WalkFault[];
  readonly gaps: BuildGap[];
}

/** Walks a kustomization. */
export function walkBuild(uri: string, sources: WalkSources): Walk {
  const step: Step = { sources, files: new Set(), faults: [], gaps: [] };
  walk(uri, [], step);
  return step;
}

function walk(uri: string, around: readonly string[], step: Step): void {
  const { sources, files, faults, gaps } = step;
  files.add(uri);
  const placed = sources.documentsOf(uri)?.find(({ document }) => isKustomization(uri, document));
  noteUnreadable(uri, step);
  if (placed === undefined) {
    return;
  }
  const { document } = placed;
  const fields = fieldsOf(document.toValue());
  gaps.push(...gapsOf(fields));
  const { errors, unknown } = decode(fields, typeOfKustomization(textAt(fields, 'kind')));
  for (const { path } of [...errors, ...unknown]) {
    faults.push({ type: 'field', about: path.join('.'), uri, placed, path });
  }
  const kustomization = kustomizationOf(uri, [document]);
  for (const { text, path } of kustomization?.entries ?? []) {
    const target = resolvePath(folderOf(uri), text);
    const inner = sources.kustomizationIn(target);
    if (inner === undefined) {
      noteFile({ uri, placed, path, about: text }, target, step);
      noteNameless(target, step);
    } else if (inner === uri || around.includes(inner)) {
      faults.push({ type: 'circle', about: text, uri, placed, path });
    } else {
      walk(inner, [...around, uri], step);
    }
  }
  for (const { text, path } of [
    ...(kustomization?.patches ?? []).filter(patch => isLocalPath(patch.text)),
    ...(kustomization?.files ?? []),
    ...envFilesOf(fields),
  ]) {
    noteFile({ uri, placed, path, about: text }, resolvePath(folderOf(uri), text), step);
  }
}

function noteFile(
  at: Omit<WalkFault, 'type'>,
  target: string,
  { sources, files, faults, gaps }: Step,
): void {
  files.add(target);
  if (sources.has(target)) {
    const isObjects = !isContent(at.path);
    if (isObjects) {
      noteUnreadable(target, { sources, files, faults, gaps });
    }
    return;
  }
  const isFolder = sources.isFolder(target);
  faults.push({ ...at, type: isFolder ? 'no-kustomization' : 'missing' });
}

/** Files of generators are taken as they are. */
function isContent([field]: FieldPath): boolean {
  return field === 'configMapGenerator' || field === 'secretGenerator';
}

function noteUnreadable(uri: string, { sources, faults }: Step): void {
  const documents = sources.documentsOf(uri);
  if (documents === undefined) {
    faults.push({ type: 'not-text', about: uri, uri, placed: undefined, path: [] });
  }
  for (const placed of documents ?? []) {
    const problem = placed.document.problems.find(({ severity }) => severity === 'error');
    if (problem !== undefined && !faults.some(each => each.placed === placed)) {
      faults.push({ type: 'yaml', about: problem.message, uri, placed, path: [], part: problem });
    }
  }
}

function noteNameless(uri: string, { sources, faults }: Step): void {
  for (const placed of sources.documentsOf(uri) ?? []) {
    const objects = objectsOf(placed.document);
    if (placed.document.nature !== 'empty' && objects.length === 0) {
      faults.push({ type: 'no-object', about: '', uri, placed, path: [] });
    }
    for (const { apiVersion, kind, name, path } of objects) {
      if (apiVersion === undefined || kind === undefined) {
        faults.push({ type: 'no-object', about: '', uri, placed, path });
      } else if (name === undefined) {
        faults.push({ type: 'no-name', about: kind, uri, placed, path });
      }
    }
  }
}

function envFilesOf(fields: Fields): readonly { text: string; path: FieldPath }[] {
  return ['configMapGenerator', 'secretGenerator'].flatMap(field =>
    itemsAt(fields, field).flatMap((item, index) => {
      const text = textAt(item, 'env');
      return text === undefined ? [] : [{ text, path: [field, index, 'env'] }];
    }),
  );
}

function gapsOf(fields: Fields): readonly BuildGap[] {
  const remote = ['resources', 'bases', 'components'].flatMap(field =>
    textsAt(fields, field).filter(text => !isLocalPath(text)),
  );
  const charts = ['helmCharts', 'helmChartInflationGenerator'].flatMap(field =>
    itemsAt(fields, field).map(item => textAt(item, 'name') ?? textAt(item, 'chartName') ?? field),
  );
  const has = (field: string): boolean => Array.isArray(fields[field]) && fields[field].length > 0;
  return [
    ...remote.map(about => ({ type: 'remote' as const, about })),
    ...charts.map(about => ({ type: 'chart' as const, about })),
    ...['generators', 'transformers', 'validators']
      .filter(has)
      .map(about => ({ type: 'plugin' as const, about })),
    ...(has('vars') ? [{ type: 'vars' as const, about: 'vars' }] : []),
    ...['configurations', 'crds']
      .filter(has)
      .map(about => ({ type: 'configuration' as const, about })),
    ...(fields['openapi'] === undefined
      ? []
      : [{ type: 'configuration' as const, about: 'openapi' }]),
  ];
}
