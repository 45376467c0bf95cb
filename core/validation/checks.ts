// Small checks that many rules share.
import { portName, portNumber } from './names.js';
import type { Place } from './place.js';

const notNegative = 'must be greater than or equal to 0';

/** A number that is 0 or more; nothing counts as 0. */
export function checkNonNegative(value: number | undefined, at: Place): void {
  if (value !== undefined && value < 0) {
    at.invalid(value, notNegative);
  }
}

/** A value of a closed set; an empty or missing one is required. */
export function checkRequiredOneOf(
  value: string | undefined,
  supported: readonly string[],
  at: Place,
): void {
  if (value === undefined || value === '') {
    at.required();
    return;
  }
  checkOneOf(value, supported, at);
}

/** A value of a closed set, where there is one. */
export function checkOneOf(
  value: string | undefined,
  supported: readonly string[],
  at: Place,
): void {
  if (value !== undefined && !supported.includes(value)) {
    at.notSupported(value, supported);
  }
}

/** A text that must not be empty. Tells whether it is there. */
export function checkPresent(value: string | undefined, at: Place, detail = ''): boolean {
  if (value === undefined || value === '') {
    at.required(detail);
    return false;
  }
  return true;
}

/** A text, checked by a function of names.ts where it is not empty. */
export function checkName(
  value: string | undefined,
  check: (value: string) => readonly string[],
  at: Place,
): void {
  if (value !== undefined && value !== '') {
    at.invalidEach(value, check(value));
  }
}

/** A name that must be there and be right. */
export function checkRequiredName(
  value: string | undefined,
  check: (value: string) => readonly string[],
  at: Place,
): void {
  if (checkPresent(value, at)) {
    checkName(value, check, at);
  }
}

/** A port by number or by name. */
export function checkPort(port: string | number | undefined, at: Place): void {
  if (typeof port === 'string') {
    at.invalidEach(port, portName(port));
    return;
  }
  at.invalidEach(port ?? 0, portNumber(port ?? 0));
}

/** A path below where it starts: relative, and without `..`. */
export function checkLocalDescendingPath(path: string, at: Place): void {
  if (path.startsWith('/')) {
    at.invalid(path, 'must be a relative path');
  }
  checkNoBacksteps(path, at);
}

/** A path without `..`. */
export function checkNoBacksteps(path: string, at: Place): void {
  if (hasBacksteps(path)) {
    at.invalid(path, "must not contain '..'");
  }
}

/** Whether a path has an element `..`. */
export function hasBacksteps(path: string): boolean {
  return path.includes('..') && path.split('/').includes('..');
}

/** A path for a projected file: relative, without `..`, and not beginning with it. */
export function checkLocalNonReservedPath(path: string, at: Place): void {
  checkLocalDescendingPath(path, at);
  if (path.startsWith('..') && !path.startsWith('../')) {
    at.invalid(path, "must not start with '..'");
  }
}

/** A file's mode bits. */
export function checkFileMode(mode: number | undefined, at: Place): void {
  if (mode !== undefined && (mode < 0 || mode > 0o777)) {
    at.invalid(mode, 'must be a number between 0 and 0777 (octal), both inclusive');
  }
}

/** Values of a list that must differ; the second of two is reported by `report`. */
export function eachRepeated<T>(
  items: readonly T[],
  keyOf: (item: T) => string | number | undefined,
  report: (item: T, index: number) => void,
): void {
  if (items.length < 2) {
    return;
  }
  const seen = new Set<string | number>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    if (key === undefined) {
      continue;
    }
    if (seen.has(key)) {
      report(item, index);
    }
    seen.add(key);
  }
}
