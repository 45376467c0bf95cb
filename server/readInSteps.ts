// A long text's documents, some milliseconds of reading at a time: for the background, between messages of the client.

import { createDocument } from '../core/manifest/document.js';
import type { ManifestDocument } from '../core/manifest/node.js';
import { createSplitter } from '../core/manifest/splitDocuments.js';

/** Characters read before the others get their turn: two or three milliseconds. */
const charactersMax = 16_000;

/**
 * Reads a text. Each step gives the file's documents as far as they are known: those read, then of `known` (what the
 * file held before) those not met yet. The last step gives what the text says. Documents of the same text are kept.
 */
export function* readInSteps(
  text: string,
  known: readonly ManifestDocument[],
): Generator<readonly ManifestDocument[]> {
  const reusable = new Map(known.map(document => [document.text, document]));
  const splitter = createSplitter(text);
  const documents: ManifestDocument[] = [];
  let start = 0;
  let left = charactersMax;
  do {
    const end = splitter.next(start);
    const part = text.slice(start, end);
    const kept = reusable.get(part);
    reusable.delete(part);
    documents.push(kept ?? createDocument(part));
    left -= kept === undefined ? part.length : 0;
    start = end;
    if (left < 0 && start < text.length) {
      yield [...documents, ...reusable.values()];
      left = charactersMax;
    }
  } while (start < text.length);
  yield documents;
}
