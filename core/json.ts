// JSON whose shape nobody has promised: what a document holds while it is typed. For whoever reads fields of it.

import type { FieldPath } from './validation/fieldError.js';

/** A JSON mapping. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a mapping. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mapping; anything else reads as an empty one. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** The value at a path; undefined where the path leaves what is there. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  let current = value;
  for (const step of path) {
    if (Array.isArray(current) && typeof step === 'number') {
      current = current[step];
    } else if (isFields(current)) {
      current = current[step];
    } else {
      return undefined;
    }
  }
  return current;
}
