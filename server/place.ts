// Between LSP positions of a file and offsets of its documents.

import type { Position, Range } from 'vscode-languageserver-types';
import type { Manifest, ManifestDocument, PlacedDocument } from '../core/manifest/node.js';

/** A place in a file: the document and the offset in its text. */
export interface DocumentOffset {
  readonly placed: PlacedDocument;
  readonly offset: number;
}

/** The document and offset of a position; undefined in a file without documents. */
export function locate(manifest: Manifest, position: Position): DocumentOffset | undefined {
  const placed = placedAtLine(manifest, position.line);
  if (placed === undefined) {
    return undefined;
  }
  const line = position.line - placed.line;
  return { placed, offset: placed.document.offsetAt({ line, character: position.character }) };
}

/** The offset of a position in the whole file. */
export function fileOffset(manifest: Manifest, position: Position): number {
  const found = locate(manifest, position);
  return found === undefined ? 0 : found.placed.offset + found.offset;
}

/** The range in the file of two offsets of a document. */
export function rangeIn(
  placed: PlacedDocument,
  span: { readonly start: number; readonly end: number },
): Range {
  return shifted(rangeOf(placed.document, span), placed.line);
}

/** The range within a document's own lines of two of its offsets. */
export function rangeOf(
  document: ManifestDocument,
  span: { readonly start: number; readonly end: number },
): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** A range moved down by lines. */
export function shifted(range: Range, lines: number): Range {
  const { start, end } = range;
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}

function placedAtLine(manifest: Manifest, line: number): PlacedDocument | undefined {
  const { documents } = manifest;
  let low = 0;
  let high = documents.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((documents[middle]?.line ?? 0) <= line) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return documents[low];
}
