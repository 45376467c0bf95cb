// Finds where a field of a built object is written.

import type { FieldPath } from '../validation/fieldError.js';
import type { Place, PlacedObject } from './buildAnswer.js';

/** A place with its file's number, and what stands there. */
export interface FoundPlace {
  readonly place: Place;
  readonly file: number;
  readonly value: unknown;
}

/** The place of a field, or of its nearest ancestor that has one. */
export function findPlace({ value, place }: PlacedObject, path: FieldPath): FoundPlace {
  let found: FoundPlace = { place, file: place.file ?? 0, value };
  for (const step of path) {
    const inner = found.place.fields?.[step];
    if (inner === undefined) {
      break;
    }
    found = {
      place: inner,
      file: inner.file ?? found.file,
      value: (found.value as Readonly<Record<string, unknown>>)[step],
    };
  }
  return found;
}
