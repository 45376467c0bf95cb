// Which documents an edit of a file replaced. For whoever keeps something per document: the rest is not looked at.

import type { ManifestDocument } from '../manifest/node.js';

/** What changed between two lists of a file's documents. No document is in both. */
export interface DocumentChange {
  readonly added: readonly ManifestDocument[];
  readonly dropped: readonly ManifestDocument[];
}

/** Compares two lists by identity; a document stands once in a list. */
export function changeOfDocuments(
  before: readonly ManifestDocument[],
  after: readonly ManifestDocument[],
): DocumentChange {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) {
    head++;
  }
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  if (old.length === 0 || now.length === 0) {
    return { added: now, dropped: old };
  }
  const kept = new Set(old);
  const present = new Set(now);
  return {
    added: now.filter(document => !kept.has(document)),
    dropped: old.filter(document => !present.has(document)),
  };
}
