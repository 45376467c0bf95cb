// The patches of a kustomization, read once: partial objects and lists of operations, from files and in place, with
// what they are for. Each is done to one object at a time.

import { type Fields, fieldsOf, isFields } from '../json.js';
import type { ManifestDocument } from '../manifest/node.js';
import { parseManifest } from '../manifest/parseManifest.js';
import type { FieldPath } from '../validation/fieldError.js';
import { itemsAt, textAt } from './buildFields.js';
import { type BuiltObject, withContent } from './builtObject.js';
import { withOperations } from './jsonPatch.js';
import { isLocalPath } from './kustomization.js';
import { folderOf, resolvePath } from './paths.js';
import { mergePartial } from './strategicMerge.js';
import { identityOf, namedBy, selectedBy } from './targets.js';
import { type Source, type Traced, tracedAt, withField } from './traced.js';

/** A patch as it is done to an object: the object itself where it is for others, undefined where it takes it away. */
export type Patch = (object: BuiltObject) => BuiltObject | undefined;

/** What patches are read from. */
export interface PatchContext {
  readonly kustomization: Source;
  readonly fields: Fields;
  documentsOf(uri: string): readonly ManifestDocument[];
}

/** The patches of a field, in their order. */
export function readPatches(field: string, context: PatchContext): readonly PatchEntry[] {
  const list = context.fields[field];
  return (Array.isArray(list) ? list : []).map((entry: unknown, index) => {
    const at = [field, index];
    const { target, options } = fieldsOf(entry);
    const wanted = isFields(target) ? target : undefined;
    const mayRename = fieldsOf(options)['allowNameChange'] === true;
    const texts = textsIn(entry, at, context);
    const patches = texts.map(part =>
      mayRename ? renaming(part, toPatch(part, wanted)) : toPatch(part, wanted),
    );
    const documents = texts.map(({ origin }) => (origin.isOpaque ? '' : origin.source.document));
    return {
      parts: [JSON.stringify([at, entry]), ...documents],
      patch: object =>
        patches.reduce<BuiltObject | undefined>((before, patch) => before && patch(before), object),
    };
  });
}

/** An entry of a list of patches. */
export interface PatchEntry {
  /** What it says: the entry as text, and the documents of its file. */
  readonly parts: readonly unknown[];
  readonly patch: Patch;
}

function textsIn(entry: unknown, at: FieldPath, context: PatchContext): readonly Traced[] {
  if (typeof entry === 'string') {
    return textsOf(entry, isLocalPath(entry), at, context);
  }
  const { patch, path } = fieldsOf(entry);
  const inline = typeof patch === 'string' ? textsOf(patch, false, [...at, 'patch'], context) : [];
  const file = typeof path === 'string' ? textsOf(path, true, at, context) : [];
  return [...inline, ...file];
}

/** The documents of a patch: of a file, or of a text in the kustomization. */
function textsOf(
  text: string,
  isPath: boolean,
  at: FieldPath,
  { kustomization, documentsOf }: PatchContext,
): readonly Traced[] {
  if (isPath) {
    const uri = resolvePath(folderOf(kustomization.uri), text);
    return documentsOf(uri).map(document => ({
      value: document.toValue(),
      origin: { source: { uri, document }, path: [] },
    }));
  }
  return parseManifest(text).documents.map(({ document }) => ({
    value: document.toValue(),
    origin: { source: kustomization, path: at, isOpaque: true },
  }));
}

function toPatch(part: Traced, target: Fields | undefined): Patch {
  if (Array.isArray(part.value)) {
    return object =>
      target !== undefined && isMeant(target, object) ? operatedOn(object, part) : object;
  }
  const identity = identityOf(part.value);
  return object => {
    const isFor =
      target === undefined
        ? identity !== undefined && namedBy(identity, [object]).length > 0
        : isMeant(target, object);
    return isFor ? changed(object, merged(object.content, part)) : object;
  };
}

function operatedOn(object: BuiltObject, operations: Traced): BuiltObject | undefined {
  const { content, undone } = withOperations(object.content, operations);
  const result = changed(object, content);
  return result === undefined || undone.length === 0
    ? result
    : { ...result, undone: [...(object.undone ?? []), ...undone] };
}

/** The patch, and the name that it gives. */
function renaming(part: Traced, patch: Patch): Patch {
  return object => {
    const patched = patch(object);
    const named = Array.isArray(part.value) ? patched?.content : part;
    const name = named && tracedAt(named, ['metadata', 'name'])?.value;
    return patched === undefined || patched === object || typeof name !== 'string'
      ? patched
      : { ...patched, names: [...patched.names, name] };
  };
}

function isMeant(target: Fields, object: BuiltObject): boolean {
  return selectedBy(target, [object])?.length === 1;
}

/** Kind and name stay those of the object. */
function merged(content: Traced, part: Traced): Traced | undefined {
  const whole = mergePartial(content, part);
  const name = tracedAt(content, ['metadata', 'name']);
  const metadata = whole && tracedAt(whole, ['metadata']);
  return metadata && name && whole
    ? ['apiVersion', 'kind'].reduce(
        (object, field) => withField(object, field, tracedAt(content, [field])),
        withField(whole, 'metadata', withField(metadata, 'name', name)),
      )
    : whole;
}

function changed(object: BuiltObject, content: Traced | undefined): BuiltObject | undefined {
  return content && (content === object.content ? object : withContent(object, content));
}

/** The files that the patches and replacements of a kustomization are in. */
export function patchFilesOf(uri: string, fields: Fields): readonly string[] {
  const folder = folderOf(uri);
  const named = ['patches', 'patchesJson6902', 'replacements'].flatMap(field =>
    itemsAt(fields, field).flatMap(item => textAt(item, 'path') ?? []),
  );
  const merge = fields['patchesStrategicMerge'];
  const listed = (Array.isArray(merge) ? merge : []).filter(
    (item): item is string => typeof item === 'string' && isLocalPath(item),
  );
  return [...named, ...listed].map(path => resolvePath(folder, path));
}
