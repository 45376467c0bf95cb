/**
 * Hover in kustomizations
 *
 * The documentation of each field, and what it comes to: a path with the objects it holds, an image with who uses
 * it and what it becomes, a target with the objects it selects, a prefix or namespace with the names it will give.
 */

import type { Hover } from 'vscode-languageserver-types';
import { isSamePath } from '../../core/json.js';
import { itemsAt } from '../../core/kustomize/buildFields.js';
import type { BuiltObject } from '../../core/kustomize/builtObject.js';
import { changedImage, readImage } from '../../core/kustomize/images.js';
import { deprecatedFields } from '../../core/kustomize/kustomizationTypes.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { type PathAt, pathAt } from '../cursor/pathAt.js';
import { fileName } from '../describeObject.js';
import { type DocumentOffset, rangeIn } from '../place.js';
import { placeAt, type SchemaPlace, typeWords } from '../schemaPath.js';
import { meantAt } from './navigation.js';
import { type NamedPath, pathsIn } from './paths.js';
import type { KustomizationFile } from './rule.js';
import type { KustomizationWorld } from './world.js';

/** Lines of a list beyond this many are counted. */
const shownMax = 8;

/** What to show at a place of a kustomization; undefined where nothing is known. */
export function hoverInKustomization(
  { placed, offset }: DocumentOffset,
  file: KustomizationFile,
  world: KustomizationWorld,
): Hover | undefined {
  const at = pathAt(placed.document, offset);
  const node = at?.inKey ? at.key : at?.value;
  if (at === undefined || node === undefined) {
    return undefined;
  }
  const facts = factsAt(at, file, world).join('\n\n');
  const documentation = documentationAt(placeAt(file.type, at.path), at);
  const parts = [facts, documentation].filter(part => part !== '');
  return parts.length === 0
    ? undefined
    : {
        contents: { kind: 'markdown', value: parts.join('\n\n---\n\n') },
        range: rangeIn(placed, node),
      };
}

function documentationAt(place: SchemaPlace | undefined, { path, inKey }: PathAt): string {
  const field = place?.field;
  const isOwnKey = inKey && field?.name === path.at(-1);
  if (field === undefined || (inKey && !isOwnKey)) {
    return '';
  }
  const isOld = path.length === 1 && Object.hasOwn(deprecatedFields, field.name);
  const facts = [`**${field.name}**`, `\`${typeWords(field.type)}\``];
  const values = field.enumeration?.values.map(value => `\`${value}\``).join(', ');
  const fallback = field.defaultValue;
  return [
    [...facts, ...(field.required ? ['**required**'] : []), ...(isOld ? ['deprecated'] : [])].join(
      ' · ',
    ),
    field.description ?? '',
    ...(values === undefined ? [] : [`Values: ${values}`]),
    ...(fallback === undefined ? [] : [`Default: \`${String(fallback)}\``]),
  ].join('\n\n');
}

function factsAt(at: PathAt, file: KustomizationFile, world: KustomizationWorld): string[] {
  const { path } = at;
  const named = pathsIn(file.fields, file.folder).find(({ at: theirs }) =>
    isSamePath(theirs, path),
  );
  if (named !== undefined) {
    return factsOfPath(named, world);
  }
  const [field, index, part] = path;
  switch (field) {
    case 'patches':
    case 'patchesJson6902':
      return part === 'target' ? selectedWords(path, file, world) : [];
    case 'replicas':
      return typeof index === 'number' ? selectedWords(path, file, world) : [];
    case 'replacements':
      return path.length > 2 ? selectedWords(path, file, world) : [];
    case 'images':
      return imageWords(path, file, world);
    case 'namePrefix':
    case 'nameSuffix':
    case 'namespace':
      return namesWords(world.build(file.uri).objects);
    default:
      return field === 'resources' && path.length === 1 ? builtWords(file, world) : [];
  }
}

function factsOfPath({ target, text }: NamedPath, world: KustomizationWorld): string[] {
  const inner = world.kustomizationIn(target);
  if (inner !== undefined) {
    const { objects, isComplete } = world.build(inner);
    return [`**${text}** · kustomization · ${countWords(objects)}${isComplete ? '' : ' or more'}`];
  }
  const objects = world.objectsOf(target);
  if (objects === undefined || objects.length === 0) {
    const kind = world.kindOf(target);
    return kind === 'missing' ? [`**${text}** does not exist`] : [];
  }
  const lines = objects.map(({ facts }) => `${facts.kind} \`${facts.name}\``);
  return [`**${text}**`, listWords(lines)];
}

/** `3 objects: 2 Deployment, 1 Service` */
function countWords(objects: readonly BuiltObject[]): string {
  const counts = new Map<string, number>();
  for (const { origin } of objects) {
    counts.set(origin.facts.kind, (counts.get(origin.facts.kind) ?? 0) + 1);
  }
  const kinds = [...counts].map(([kind, count]) => `${count} ${kind}`);
  const all = objects.length === 1 ? '1 object' : `${objects.length} objects`;
  return kinds.length === 0 ? all : `${all}: ${kinds.join(', ')}`;
}

function selectedWords(
  path: FieldPath,
  file: KustomizationFile,
  world: KustomizationWorld,
): string[] {
  const objects = [...new Set(meantAt(path, file, world))];
  const isKnown = world.around(file.uri).isComplete;
  if (objects.length === 0) {
    return isKnown ? ['Matches nothing that is built.'] : [];
  }
  return [`Matches ${countWords(objects)}`, listWords(objects.map(objectWords))];
}

function objectWords({ origin, names }: BuiltObject): string {
  return `${origin.facts.kind} \`${names.at(-1) ?? ''}\` · ${fileName(origin.uri)}`;
}

function imageWords(path: FieldPath, file: KustomizationFile, world: KustomizationWorld): string[] {
  const [, index] = path;
  const rule = itemsAt(file.fields, 'images')[Number(index)];
  if (typeof index !== 'number' || rule === undefined) {
    return [];
  }
  const changes = meantAt(path, file, world).flatMap(({ origin, images }) =>
    images
      .filter(({ image }) => readImage(image).name === rule['name'])
      .map(
        ({ image }) =>
          `${origin.facts.kind} \`${origin.facts.name}\`: \`${image}\` → \`${changedImage(image, rule)}\``,
      ),
  );
  return changes.length === 0 ? [] : [listWords(changes)];
}

function namesWords(objects: readonly BuiltObject[]): string[] {
  const lines = objects.map(({ origin, names, namespaces }) => {
    const { kind, name, isGenerated } = origin.facts;
    const hash = isGenerated ? '-‹hash›' : '';
    const space = namespaces.at(-1);
    const place = space === undefined ? '' : ` in namespace \`${space}\``;
    return `${kind} \`${name}\` → \`${names.at(-1) ?? ''}${hash}\`${place}`;
  });
  return lines.length === 0 ? [] : [listWords(lines)];
}

function builtWords(file: KustomizationFile, world: KustomizationWorld): string[] {
  const { objects, isComplete } = world.build(file.uri);
  return [`Builds ${countWords(objects)}${isComplete ? '' : ' or more'}`];
}

function listWords(lines: readonly string[]): string {
  const shown = [...new Set(lines)];
  const more = shown.length > shownMax ? [`and ${shown.length - shownMax} more`] : [];
  return [...shown.slice(0, shownMax), ...more].map(line => `- ${line}`).join('\n');
}
