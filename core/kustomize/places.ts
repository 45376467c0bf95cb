// Where the parts of a built object are written, as data: lines and characters of files.

import { isFields } from '../json.js';
import type { ManifestDocument, PlacedDocument } from '../manifest/node.js';
import type { Place, Span } from './buildAnswer.js';
import { type Origin, originOf, type Traced } from './traced.js';

/** What places are looked up in. */
export interface PlaceSources {
  placedOf(uri: string, document: ManifestDocument): PlacedDocument | undefined;
  /** The number of a file. */
  indexOf(uri: string): number;
}

/** The start of a file, where nothing better is known. */
export const noSpan: Span = [0, 0, 0, 0];

/** The place of an object with those of its fields. */
export function placeOfObject({ value, origin }: Traced, sources: PlaceSources): Place {
  return placeOf(value, origin, { sources, outer: undefined });
}

/** The value at a path of a file, or the nearest around it. */
export function spanIn(placed: PlacedDocument, path: Origin['path']): Span {
  const { value, key } = placed.document.find(path);
  return spanOf(placed, value ?? key) ?? noSpan;
}

/** The lines and characters of a part of a document. */
export function spanOf(
  placed: PlacedDocument,
  part: { readonly start: number; readonly end: number } | undefined,
): Span | undefined {
  if (part === undefined) {
    return undefined;
  }
  const start = placed.document.positionAt(part.start);
  const end = placed.document.positionAt(part.end);
  const { line } = placed;
  return [line + start.line, start.character, line + end.line, end.character];
}

interface Around {
  readonly sources: PlaceSources;
  readonly outer: { readonly origin: Origin; readonly file: number } | undefined;
}

function placeOf(value: unknown, origin: Origin, { sources, outer }: Around): Place {
  const { uri, document } = origin.source;
  const file = sources.indexOf(uri);
  const placed = sources.placedOf(uri, document);
  const found = placed?.document.find(origin.path);
  const key = placed && found && spanOf(placed, found.key);
  const around = { sources, outer: { origin, file } };
  const fields = entriesOf(value).flatMap(([step, inner]) => {
    const at = originOf(origin, [step]);
    return isSamePlace(at, origin) ? [] : [[step, placeOf(inner, at, around)] as const];
  });
  return {
    ...(outer?.file === file ? {} : { file }),
    ...(key === undefined ? {} : { key }),
    value: (placed && found && spanOf(placed, found.value ?? found.key)) ?? noSpan,
    ...(fields.length === 0 ? {} : { fields: Object.fromEntries(fields) }),
  };
}

/** What is inside the text of a patch stands where the text does. */
function isSamePlace(one: Origin, other: Origin): boolean {
  return (
    one.source.document === other.source.document &&
    one.isOpaque === true &&
    one.path === other.path &&
    one.inner === undefined
  );
}

function entriesOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  return Array.isArray(value) ? [...value.entries()] : isFields(value) ? Object.entries(value) : [];
}
