// The text of a file -> its documents. Given the manifest it was before, the documents whose text did not change
// stay the same objects, so that everything computed for them stays valid.

import { createDocument } from './document.js';
import type { Manifest, ManifestDocument, PlacedDocument } from './node.js';
import { createSplitter } from './splitDocuments.js';

/** What changed between two texts: `[start, oldEnd)` of the earlier one became `[start, newEnd)` of the later. */
export interface TextEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** A start mark broken by an edit behind it joins its document to the one before: `---` and what follows it. */
const markLength = 4;

const nothing: Manifest = { text: '', documents: [] };

/**
 * Parses a file's text. Never throws. With `previous`, its documents are reused by text; with `edit` too (true
 * of these two texts), nothing outside the edited documents is even looked at.
 */
export function parseManifest(text: string, previous = nothing, edit?: TextEdit): Manifest {
  if (previous.text === text && previous.documents.length > 0) {
    return previous;
  }
  const change = edit ?? findEdit(previous, text);
  const old = previous.documents;
  const first = firstAffected(old, change.start);
  const chunks = splitUntilKnown(text, old, first, change);
  const reusable = new Map<string, ManifestDocument>();
  for (let index = first; index < chunks.resumed; index++) {
    const document = old[index]?.document;
    if (document !== undefined) {
      reusable.set(document.text, document);
    }
  }
  const middle = chunks.ranges.map(range => {
    const part = text.slice(range.start, range.end);
    const known = reusable.get(part);
    reusable.delete(part);
    return known ?? createDocument(detach(part));
  });
  const head = old.slice(0, first);
  return { text, documents: placeAll(head, middle, old.slice(chunks.resumed)) };
}

interface Chunks {
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  /** Index of the first old document after the change that stands unchanged at a boundary. */
  readonly resumed: number;
}

function splitUntilKnown(
  text: string,
  old: readonly PlacedDocument[],
  first: number,
  change: TextEdit,
): Chunks {
  const delta = change.newEnd - change.oldEnd;
  const splitter = createSplitter(text);
  const ranges: { start: number; end: number }[] = [];
  let resumed = first;
  let start = old[first]?.offset ?? 0;
  do {
    const end = splitter.next(start);
    ranges.push({ start, end });
    start = end;
    while (resumed < old.length && !isAtOrAfter(old[resumed], start - delta, change)) {
      resumed++;
    }
    if (old[resumed]?.offset === start - delta && start < text.length) {
      return { ranges, resumed };
    }
  } while (start < text.length);
  return { ranges, resumed: old.length };
}

function isAtOrAfter(
  placed: PlacedDocument | undefined,
  oldOffset: number,
  change: TextEdit,
): boolean {
  return placed !== undefined && placed.offset >= oldOffset && placed.offset > change.oldEnd;
}

/** The document in which a change begins, or the one before when the change may break the boundary between. */
function firstAffected(old: readonly PlacedDocument[], start: number): number {
  let low = 0;
  let high = old.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((old[middle]?.offset ?? 0) <= start - markLength) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

function placeAll(
  head: readonly PlacedDocument[],
  middle: readonly ManifestDocument[],
  tail: readonly PlacedDocument[],
): PlacedDocument[] {
  const placed = [...head];
  const last = head[head.length - 1];
  let offset = last === undefined ? 0 : last.offset + last.document.text.length;
  let line = last === undefined ? 0 : last.line + last.document.lineBreaks;
  const add = (document: ManifestDocument): void => {
    placed.push({ document, index: placed.length, offset, line });
    offset += document.text.length;
    line += document.lineBreaks;
  };
  middle.forEach(add);
  const next = tail[0];
  if (next !== undefined && next.offset === offset && next.line === line) {
    return next.index === placed.length ? placed.concat(tail) : placed.concat(tail.map(renumber));
  }
  for (const { document } of tail) {
    add(document);
  }
  return placed;

  function renumber(kept: PlacedDocument, index: number): PlacedDocument {
    return { ...kept, index: placed.length + index };
  }
}

/** What changed, told by the documents at both ends that are the same. */
function findEdit(previous: Manifest, text: string): TextEdit {
  const old = previous.documents;
  let first = 0;
  while (first < old.length && isUnchanged(text, old[first], 0)) {
    first++;
  }
  const start = old[first]?.offset ?? previous.text.length;
  const delta = text.length - previous.text.length;
  let last = old.length;
  while (last > first && isUnchanged(text, old[last - 1], delta)) {
    const offset = old[last - 1]?.offset ?? 0;
    if (offset + delta < start) {
      break;
    }
    last--;
  }
  const oldEnd = Math.max(start, (old[last]?.offset ?? previous.text.length) - 1);
  return { start, oldEnd, newEnd: Math.max(start, oldEnd + delta) };
}

function isUnchanged(text: string, placed: PlacedDocument | undefined, delta: number): boolean {
  return (
    placed !== undefined &&
    placed.offset + delta >= 0 &&
    text.startsWith(placed.document.text, placed.offset + delta)
  );
}

/** A copy that does not keep the whole file's text in memory, as a slice does. */
function detach(part: string): string {
  return ` ${part}`.slice(1);
}
