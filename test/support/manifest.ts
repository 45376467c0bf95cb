// Reading manifests in tests: values, faults with their text, cursors.

import type { ManifestDocument } from '../../core/manifest/node.js';
import { parseManifest } from '../../core/manifest/parseManifest.js';

/** The only document of a text; its common indentation is dropped. */
export function documentOf(text: string): ManifestDocument {
  const { documents } = parseManifest(dedent(text));
  const only = documents[0]?.document;
  if (only === undefined || documents.length !== 1) {
    throw new Error(`expected one document, found ${documents.length}`);
  }
  return only;
}

/** The JSON of the only document of a text. */
export function jsonOf(text: string): unknown {
  return documentOf(text).toValue();
}

/** The faults of a text's only document, as `code at text`. */
export function faultsOf(text: string): string[] {
  const document = documentOf(text);
  return document.problems.map(
    ({ code, start, end }) => `${code} at ${document.text.slice(start, end)}`,
  );
}

/** A template literal without the indentation of the code around it, and without its first line end. */
export function dedent(text: string): string {
  if (!text.startsWith('\n')) {
    return text;
  }
  const lines = text.slice(1).split('\n');
  const indents = lines.filter(line => line.trim() !== '').map(line => line.search(/\S/));
  const indent = Math.min(...indents);
  return lines.map(line => line.slice(indent)).join('\n');
}
