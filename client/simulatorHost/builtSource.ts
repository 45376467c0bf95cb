// What a kustomization builds, read as the objects of a run: each field has its place in a base, a patch or the
// kustomization.

import type { Place, PlacedObject, Span } from '../../core/kustomize/buildAnswer.js';
import type { FieldPath } from '../../core/validation/fieldError.js';
import { groupKindOf, toObjectId } from './objectId.js';
import {
  isObject,
  type ReadSource,
  type SourceBuild,
  type SourceObject,
  type SourceRange,
} from './sources.js';

/** Reads a build. Where kustomize would refuse, what was built before stays. */
export function readBuild(source: SourceBuild, before: ReadSource | undefined): ReadSource {
  const { problems } = source;
  return problems.length > 0
    ? { source, isWhole: false, objects: before?.objects ?? [], problems }
    : {
        source,
        isWhole: true,
        objects: source.objects.flatMap(object => readObject(object, source)),
        problems,
      };
}

function readObject({ value, place }: PlacedObject, source: SourceBuild): readonly SourceObject[] {
  if (!isObject(value)) {
    return [];
  }
  const { namespace = '', name = '' } = value.metadata;
  const find = (path: FieldPath): Found => findPlace({ place, uri: '', value }, path, source);
  return [
    {
      id: toObjectId({ groupKind: groupKindOf(value), namespace, name }),
      object: value,
      source,
      locate: (path, atKey = false) => {
        const found = find(path);
        const { key, value: span } = found.place;
        // Of a block of many lines only the key is marked.
        const isBlock = typeof found.value === 'object' || span[0] !== span[2];
        return rangeOf(found.uri, (atKey || isBlock ? key : undefined) ?? span);
      },
      locateWhole: path => {
        const { uri, place: found } = find(path);
        const [line, character] = found.key ?? found.value;
        return rangeOf(uri, [line, character, found.value[2], found.value[3]]);
      },
      holds: (uri, line) => hasLine(place, source.files.indexOf(uri), line, undefined),
    },
  ];
}

interface Found {
  readonly place: Place;
  readonly uri: string;
  readonly value: unknown;
}

/** The place of a field, or of its nearest ancestor that has one. */
function findPlace(from: Found, path: FieldPath, { files }: SourceBuild): Found {
  const uriOf = (place: Place, around: string): string =>
    place.file === undefined ? around : (files[place.file] ?? around);
  let found = { ...from, uri: uriOf(from.place, from.uri) };
  for (const step of path) {
    const place = found.place.fields?.[step];
    if (place === undefined) {
      break;
    }
    const value = (found.value as Readonly<Record<string, unknown>>)[step];
    found = { place, uri: uriOf(place, found.uri), value };
  }
  return found;
}

/** Whether a part that is written in a file has a line. */
function hasLine(place: Place, file: number, line: number, around: number | undefined): boolean {
  const own = place.file ?? around;
  const [start] = place.key ?? place.value;
  return (
    (own === file && start <= line && line <= place.value[2]) ||
    Object.values(place.fields ?? {}).some(inner => hasLine(inner, file, line, own))
  );
}

function rangeOf(uri: string, [line, character, endLine, endCharacter]: Span): SourceRange {
  return {
    uri,
    start: { line, character },
    end: { line: endLine, character: endCharacter },
  };
}
