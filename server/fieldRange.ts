// Where a fault of a field is underlined: its key, its value, or the nearest place that exists.

import { entryOf } from '../core/manifest/find.js';
import type { ManifestDocument, YamlNode } from '../core/manifest/node.js';
import type { FieldError } from '../core/validation/fieldError.js';

/** A span of a document's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span of a fault in an object that stands at `base` in a document. */
export function spanOfError(
  document: ManifestDocument,
  base: readonly (string | number)[],
  error: Pick<FieldError, 'path' | 'atKey'>,
): Span {
  const path = [...base, ...error.path];
  const found = document.find(path);
  if (!found.exact) {
    return spanOfAncestor(document, path.slice(0, found.depth));
  }
  if (error.atKey === true && found.key !== undefined) {
    return found.key;
  }
  return spanOfValue(document, found.value, found.key);
}

/** A missing field is shown at the key of what should hold it; at the object's kind when that is the object. */
function spanOfAncestor(document: ManifestDocument, path: readonly (string | number)[]): Span {
  const found = document.find(path);
  if (found.key !== undefined) {
    return found.key;
  }
  if (found.value?.kind === 'mapping') {
    const kind =
      path.length === 0 || path[0] === 'items' ? entryOf(found.value, 'kind') : undefined;
    const entry = kind ?? found.value.entries[0];
    if (entry !== undefined) {
      const value = entry.value?.kind === 'scalar' ? entry.value : undefined;
      return kind === undefined ? entry.key : (value ?? entry.key);
    }
  }
  return spanOfValue(document, found.value, undefined);
}

/** A value on one line is underlined itself; a longer one by its key, or by its first line. */
function spanOfValue(
  document: ManifestDocument,
  value: YamlNode | undefined,
  key: Span | undefined,
): Span {
  if (value === undefined || value.end === value.start) {
    return key ?? firstWord(document);
  }
  const lineEnd = document.text.indexOf('\n', value.start);
  if (lineEnd < 0 || value.end <= lineEnd) {
    return value;
  }
  if (key !== undefined) {
    return key;
  }
  const carriage = document.text[lineEnd - 1] === '\r' ? 1 : 0;
  return { start: value.start, end: lineEnd - carriage };
}

function firstWord(document: ManifestDocument): Span {
  const start = document.root?.start ?? 0;
  return { start, end: Math.min(start + 1, document.text.length) };
}
