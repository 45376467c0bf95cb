// Judges the documents of a file some at a time, and goes on where it stopped as long as the file is not edited.

import type { ManifestDocument, PlacedDocument } from '../core/manifest/node.js';

/** What is known of documents, and how to know more. */
export interface DocumentJudge {
  readonly isJudged: (document: ManifestDocument) => boolean;
  readonly judge: (document: ManifestDocument) => void;
}

/** Owned by one language service. */
export class SlicedJudging {
  /** How far a list of documents was judged. */
  readonly #judgedUntil = new WeakMap<readonly PlacedDocument[], number>();

  /** Judges up to `count` documents that are not judged yet; true when none is left. */
  judgeSome(
    documents: readonly PlacedDocument[],
    count: number,
    { isJudged, judge }: DocumentJudge,
  ): boolean {
    let left = count;
    for (let index = this.#judgedUntil.get(documents) ?? 0; index < documents.length; index++) {
      const document = documents[index]?.document;
      if (document === undefined || isJudged(document)) {
        continue;
      }
      if (left === 0) {
        this.#judgedUntil.set(documents, index);
        return false;
      }
      left--;
      judge(document);
    }
    this.#judgedUntil.delete(documents);
    return true;
  }
}
