// The inverse of newSecret.ts: a Secret with its values in the clear, for reading.

import { textEntriesOf } from '../json.js';
import { decodeBytes, decodeText } from '../kubernetes/base64.js';
import { writeEntries } from '../manifest/writeYaml.js';

/** A Secret's values in the clear as YAML: text as text, accounts of registries as objects, bytes by their number. */
export function viewSecret(secret: {
  readonly data?: unknown;
  readonly stringData?: unknown;
}): string {
  const decoded = textEntriesOf(secret.data).map(([key, value]) => [key, readable(key, value)]);
  const values = Object.fromEntries([...decoded, ...textEntriesOf(secret.stringData)]);
  return `${writeEntries(values, { column: 0, indentsLists: true })}\n`;
}

function readable(key: string, base64: string): unknown {
  const text = decodeText(base64);
  if (text === undefined) {
    const bytes = decodeBytes(base64);
    return bytes === undefined ? 'not base64' : `${bytes.length} bytes that are no text`;
  }
  return key.endsWith('.dockerconfigjson') || key === '.dockercfg' ? parsed(text) : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Shown as it is: the person sees that it is no JSON.
    return text;
  }
}
