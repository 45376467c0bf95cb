// JSON as Go writes it, byte for byte: what the control plane hashes, and what kubectl keeps of a configuration.

import { isFields } from './json.js';

/** The value on one line: keys in the order of their characters, `<`, `>` and `&` escaped. Undefined fields are not there. */
export function writeGoJson(value: unknown): string {
  return write(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function write(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(write).join(',')}]`;
  }
  if (!isFields(value)) {
    return JSON.stringify(value) ?? 'null';
  }
  const fields = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`).join(',')}}`;
}
