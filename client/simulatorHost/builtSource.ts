// What a kustomization builds, read as the objects of a run: each field has its place in a base, a patch or the
// kustomization.

import type { Place, PlacedObject, Span } from '../../core/kustomize/buildAnswer.js';
import { findPlace } from '../../core/kustomize/findPlace.js';
import { groupKindOf } from '../../simulator/api/resources.js';
import { toObjectId } from './objectId.js';
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
  return [
    {
      id: toObjectId({ groupKind: groupKindOf(value), namespace, name }),
      object: value,
      source,
      locate: (path, atKey = false) => {
        const found = findPlace({ value, place }, path);
        const { key, value: span } = found.place;
        // Of a block of many lines only the key is marked.
        const isBlock = typeof found.value === 'object' || span[0] !== span[2];
        return rangeOf(source, found.file, (atKey || isBlock ? key : undefined) ?? span);
      },
      locateWhole: path => {
        const { file, place: found } = findPlace({ value, place }, path);
        const [line, character] = found.key ?? found.value;
        return rangeOf(source, file, [line, character, found.value[2], found.value[3]]);
      },
      holds: (uri, line) => hasLine(place, source.files.indexOf(uri), line, undefined),
    },
  ];
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

function rangeOf({ files, uri }: SourceBuild, file: number, span: Span): SourceRange {
  const [line, character, endLine, endCharacter] = span;
  return {
    uri: files[file] ?? uri,
    start: { line, character },
    end: { line: endLine, character: endCharacter },
  };
}
