// Comparing what was with what shall be: immutable fields.
import type { Place } from './place.js';

/** The server's words about a field that may not change. */
export const fieldIsImmutable = 'field is immutable';

/** A field that may not change after creation. */
export function checkImmutable(next: unknown, previous: unknown, at: Place): void {
  if (!sameValue(next, previous)) {
    at.invalid(next, fieldIsImmutable);
  }
}

/** Whether two JSON values are the same to the server: absent, null and empty lists and maps are one. */
export function sameValue(first: unknown, second: unknown): boolean {
  if (first === second) {
    return true;
  }
  if (isEmpty(first) || isEmpty(second)) {
    return isEmpty(first) && isEmpty(second);
  }
  if (typeof first !== 'object' || typeof second !== 'object') {
    return false;
  }
  if (Array.isArray(first) || Array.isArray(second)) {
    return sameList(first as readonly unknown[], second as readonly unknown[]);
  }
  return sameFields(first as Fields, second as Fields);
}

interface Fields {
  readonly [name: string]: unknown;
}

function sameList(first: readonly unknown[], second: readonly unknown[]): boolean {
  return (
    first.length === second.length && first.every((item, index) => sameValue(item, second[index]))
  );
}

function sameFields(first: Fields, second: Fields): boolean {
  for (const name in first) {
    if (!sameValue(first[name], second[name])) {
      return false;
    }
  }
  for (const name in second) {
    if (!(name in first) && !isEmpty(second[name])) {
      return false;
    }
  }
  return true;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) {
    return true;
  }
  return Array.isArray(value) && value.length === 0;
}
