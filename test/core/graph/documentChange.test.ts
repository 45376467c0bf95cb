// What an edit replaced: held against the plain comparison of the two lists.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOfDocuments } from '../../../core/graph/documentChange.js';
import type { ManifestDocument } from '../../../core/manifest/node.js';
import { parseManifest } from '../../../core/manifest/parseManifest.js';

const documents = parseManifest('a: 1\n---\n'.repeat(12)).documents.map(
  ({ document }): ManifestDocument => document,
);
const someOfThem = fc.shuffledSubarray(documents);

test('finds what is new and what is gone, however they moved', () => {
  fc.assert(
    fc.property(someOfThem, someOfThem, (before, after) => {
      const { added, dropped } = changeOfDocuments(before, after);
      expect(added).toEqual(after.filter(document => !before.includes(document)));
      expect(dropped).toEqual(before.filter(document => !after.includes(document)));
    }),
  );
});

test('lists that are the same hold no change', () => {
  expect(changeOfDocuments(documents, [...documents])).toEqual({ added: [], dropped: [] });
});
