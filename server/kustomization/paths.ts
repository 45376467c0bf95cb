// The paths a kustomization names: which fields hold them, and what each leads to.

import type { Fields } from '../../core/json.js';
import { listOf } from '../../core/json.js';
import { itemsAt, textAt, textsAt } from '../../core/kustomize/buildFields.js';
import { isLocalPath, pathOfFile } from '../../core/kustomize/kustomization.js';
import { resolvePath } from '../../core/kustomize/scopes.js';
import type { FieldPath } from '../../core/validation/fieldError.js';

/** What a path may lead to. `objects`: a file with objects, or a folder with a kustomization. */
export type PathUse = 'objects' | 'folder' | 'component' | 'patch' | 'content';

/** A path as a kustomization names it. */
export interface NamedPath {
  /** The path without the key of a generator's `key=path`. */
  readonly text: string;
  /** Where the path begins in the value. */
  readonly from: number;
  readonly use: PathUse;
  readonly at: FieldPath;
  readonly target: string;
}

const listUses: Readonly<Record<string, PathUse>> = {
  resources: 'objects',
  bases: 'folder',
  components: 'component',
  patchesStrategicMerge: 'patch',
  crds: 'content',
  configurations: 'content',
  generators: 'content',
  transformers: 'content',
  validators: 'content',
};

/** How a path at a place of the file is used; undefined where none belongs. Works for places that are empty yet. */
export function pathUseAt(at: FieldPath): PathUse | undefined {
  const [field, second, third, fourth] = at;
  if (typeof second === 'number' && at.length === 2) {
    return listUses[String(field)];
  }
  const isPatch = field === 'patches' || field === 'patchesJson6902';
  if (isPatch && third === 'path' && at.length === 3) {
    return 'patch';
  }
  const isGenerator = field === 'configMapGenerator' || field === 'secretGenerator';
  if (isGenerator && (third === 'files' || third === 'envs') && typeof fourth === 'number') {
    return 'content';
  }
  const isOther =
    (isGenerator && third === 'env') ||
    (field === 'openapi' && second === 'path') ||
    (field === 'replacements' && third === 'path') ||
    (field === 'helmCharts' && third === 'valuesFile');
  return isOther ? 'content' : undefined;
}

/** Every local path of a kustomization, in the order of its fields. */
export function pathsIn(fields: Fields, folder: string): readonly NamedPath[] {
  const lists = Object.keys(listUses).flatMap(field =>
    listed(fields[field]).map(([text, index]) => ({ text, at: [field, index] })),
  );
  const singles = ['patches', 'patchesJson6902', 'replacements'].flatMap(field =>
    itemsAt(fields, field).flatMap((item, index) => one(item, 'path', [field, index])),
  );
  const generators = ['configMapGenerator', 'secretGenerator'].flatMap(field =>
    itemsAt(fields, field).flatMap((item, index) => [
      ...['files', 'envs'].flatMap(list =>
        listed(item[list]).map(([text, position]) => ({
          text,
          at: [field, index, list, position],
        })),
      ),
      ...one(item, 'env', [field, index]),
    ]),
  );
  return [...lists, ...singles, ...generators].flatMap(each => toNamedPath(each, folder));
}

interface Written {
  readonly text: string;
  readonly at: FieldPath;
}

function one(item: Fields, field: string, at: FieldPath): Written[] {
  const text = textAt(item, field);
  return text === undefined ? [] : [{ text, at: [...at, field] }];
}

function listed(value: unknown): [string, number][] {
  return listOf(value).flatMap((item: unknown, index) =>
    typeof item === 'string' && item !== '' ? [[item, index] as [string, number]] : [],
  );
}

function toNamedPath({ text, at }: Written, folder: string): NamedPath[] {
  const use = pathUseAt(at);
  const path = at[2] === 'files' ? pathOfFile(text) : text;
  if (use === undefined || !isLocalPath(path) || path.startsWith('/')) {
    return [];
  }
  const target = resolvePath(folder, path);
  return [{ text: path, from: text.length - path.length, use, at, target }];
}

/** The texts listed beside a path. */
export function listedBeside(fields: Fields, at: FieldPath): readonly string[] {
  const [field, second, third] = at;
  if (typeof field !== 'string') {
    return [];
  }
  return typeof third === 'string' && typeof second === 'number'
    ? textsAt(itemsAt(fields, field)[second] ?? {}, third)
    : textsAt(fields, field);
}
