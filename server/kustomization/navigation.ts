/**
 * Feature: from kustomizations to what they mean, and back
 *
 * Go to definition: a path to its file, the target of a patch, an image, a number of replicas and a label to the
 * objects. Find references of an object's name: the kustomizations that list its file or mean it.
 */

import type { Location, Position } from 'vscode-languageserver-types';
import type { GraphObject } from '../../core/graph/objectGraph.js';
import { fieldsOf, isSamePath } from '../../core/json.js';
import { itemsAt, textAt } from '../../core/kustomize/buildFields.js';
import type { BuiltObject } from '../../core/kustomize/builtObject.js';
import { readImage } from '../../core/kustomize/images.js';
import { folderOf } from '../../core/kustomize/scopes.js';
import { namedBy, partialObjectsIn, scaledBy, selectedBy } from '../../core/kustomize/targets.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { pathAt } from '../cursor/pathAt.js';
import { spanOfError } from '../fieldRange.js';
import { findName } from '../names/index.js';
import type { Workspace } from '../names/workspace.js';
import { locate, rangeIn } from '../place.js';
import { kustomizationFile } from './file.js';
import { pathsIn } from './paths.js';
import type { KustomizationFile } from './rule.js';
import type { KustomizationWorld } from './world.js';

/** A place in a file. */
export interface AskedPlace {
  readonly uri: string;
  readonly position: Position;
}

/** Where what is under the cursor stands; undefined outside of kustomizations. */
export function definitionsInKustomization(
  workspace: Workspace,
  world: KustomizationWorld,
  { uri, position }: AskedPlace,
): Location[] | undefined {
  const found = locate({ text: '', documents: workspace.documentsOf(uri) }, position);
  const file = found && kustomizationFile(uri, found.placed.document);
  const at = found && pathAt(found.placed.document, found.offset);
  if (file === undefined || at === undefined) {
    return undefined;
  }
  const path = pathsIn(file.fields, file.folder).find(each => isSamePath(each.at, at.path));
  const objects = meantAt(at.path, file, world).map(({ origin }) => origin);
  if (path === undefined && objects.length === 0) {
    return undefined;
  }
  return path === undefined
    ? distinct(objects).flatMap(object => locationOf(workspace, object))
    : fileAt(path.target, world).map(target => ({ uri: target, range: startOfFile }));
}

const startOfFile = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function fileAt(target: string, world: KustomizationWorld): string[] {
  const inner = world.kustomizationIn(target);
  return inner !== undefined ? [inner] : world.kindOf(target) === 'file' ? [target] : [];
}

/** The objects that a place of a kustomization means; none where it means none. */
export function meantAt(
  path: FieldPath,
  { uri, fields }: KustomizationFile,
  world: KustomizationWorld,
): readonly BuiltObject[] {
  const [field, index, part] = path;
  const item = itemsAt(fields, String(field))[Number(index)];
  const objects = item === undefined ? [] : world.around(uri).objects;
  const name = textAt(item, 'name');
  switch (field) {
    case 'patches':
    case 'patchesJson6902':
      return part === 'patch'
        ? partialObjectsIn(textAt(item, 'patch') ?? '').flatMap(each => namedBy(each, objects))
        : part === 'target'
          ? (selectedBy(fieldsOf(item?.['target']), objects) ?? [])
          : [];
    case 'images':
      return objects.filter(({ images }) =>
        images.some(({ image }) => readImage(image).name === name),
      );
    case 'replicas':
      return name === undefined ? [] : scaledBy(name, objects);
    case 'replacements': {
      const target = path[2] === 'targets' ? itemsAt(item ?? {}, 'targets')[Number(path[3])] : item;
      const wanted = target?.[path[2] === 'targets' ? 'select' : 'source'];
      return wanted === undefined ? [] : (selectedBy(fieldsOf(wanted), objects) ?? []);
    }
    default:
      return [];
  }
}

/** The kustomizations that list the file of the object whose name is under the cursor, or mean it. */
export function referencesInKustomizations(
  workspace: Workspace,
  world: KustomizationWorld,
  { uri, position }: AskedPlace,
): Location[] {
  const declared = findName(workspace, uri, position)?.occurrences.filter(
    ({ isDeclaration, uri: file }) => isDeclaration && file === uri,
  );
  const found = locate({ text: '', documents: workspace.documentsOf(uri) }, position);
  const path = found && pathAt(found.placed.document, found.offset)?.path;
  if (!declared?.length || path === undefined || !isObjectName(path) || found === undefined) {
    return [];
  }
  return [...world.scopes.rootsOf(uri)].flatMap(root =>
    mentionsIn(root, { uri, document: found.placed.document }, workspace, world),
  );
}

function isObjectName(path: FieldPath): boolean {
  return path.at(-1) === 'name' && path.at(-2) === 'metadata';
}

function mentionsIn(
  root: string,
  target: Pick<GraphObject, 'uri' | 'document'>,
  workspace: Workspace,
  world: KustomizationWorld,
): Location[] {
  return workspace.documentsOf(root).flatMap(placed => {
    const file = kustomizationFile(root, placed.document);
    if (file === undefined) {
      return [];
    }
    const listed = pathsIn(file.fields, folderOf(root)).filter(each => each.target === target.uri);
    const named = ['patches', 'replicas'].flatMap(field =>
      itemsAt(file.fields, field).flatMap((item, index): FieldPath[] => {
        const at = [field, index, ...(field === 'patches' ? ['target', 'name'] : ['name'])];
        const hasName = placed.document.find(at).exact && Object.keys(item).length > 0;
        const isMeant = meantAt(at, file, world).some(
          ({ origin }) => origin.uri === target.uri && origin.document === target.document,
        );
        return hasName && isMeant ? [at] : [];
      }),
    );
    return [...listed.map(({ at }) => at), ...named].map(path => ({
      uri: root,
      range: rangeIn(placed, spanOfError(placed.document, [], { path })),
    }));
  });
}

function locationOf(workspace: Workspace, { uri, document, facts }: GraphObject): Location[] {
  const placed = workspace.placeOf(uri, document);
  const path = [...facts.at, ...(facts.isGenerated ? ['name'] : ['metadata', 'name'])];
  return placed === undefined
    ? []
    : [{ uri, range: rangeIn(placed, spanOfError(document, [], { path })) }];
}

function distinct(objects: readonly GraphObject[]): readonly GraphObject[] {
  return [...new Set(objects)];
}
