// JSON as Go prints a map with %+v: `map[spec:map[replicas:3]]`. Some messages of the server are in it.

import { isMap } from '../patch/jsonValue.js';

/** The value in Go's words. */
export function goText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(goText).join(' ')}]`;
  }
  if (isMap(value)) {
    const keys = Object.keys(value).sort();
    return `map[${keys.map(key => `${key}:${goText(value[key])}`).join(' ')}]`;
  }
  return value === null || value === undefined ? '<nil>' : String(value);
}

/** What Go calls a JSON value. */
export function goKind(value: unknown): string {
  const kind = Array.isArray(value) ? 'array' : typeof value;
  return kind === 'boolean' ? 'bool' : kind;
}
