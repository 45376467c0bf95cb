// Equality of JSON values: shared structure makes most comparisons end at the first reference.

/** True when both would be encoded alike; absent and undefined fields are the same. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return false;
  }
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && isEqualList(a, b);
  }
  return isEqualObject(a as Fields, b as Fields);
}

interface Fields {
  readonly [key: string]: unknown;
}

function isEqualList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
}

function isEqualObject(a: Fields, b: Fields): boolean {
  for (const key in a) {
    if (a[key] !== b[key] && !isEqual(a[key], b[key])) {
      return false;
    }
  }
  for (const key in b) {
    if (b[key] !== undefined && a[key] === undefined) {
      return false;
    }
  }
  return true;
}
