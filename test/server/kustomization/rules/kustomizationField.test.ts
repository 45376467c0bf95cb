import { expect, test } from 'vitest';
import { foundIn } from '../../../support/kustomizations.js';

test.each([
  ['resources: []\nresuorces: []\n', ['resuorces kustomization-field']],
  ['resources: []\nnamePrefix: 1\n', ['1 kustomization-field']],
  ['resources: []\nimages: [{ newTag: 1.10 }]\n', ['1.10 kustomization-field']],
  ['resources: []\nlabels: [{ pairs: { a: yes } }]\n', ['yes kustomization-field']],
  ['kind: Foo\nresources: []\n', ['Foo kustomization-field']],
  ['resources: []\nnamePrefix: "1"\n', []],
  ['resources: []\nRESOURCES: []\n', []],
  ['resources: []\nbuildMetadata: [other]\n', []],
  ['resources: []\nname\n', []],
])('%j', (text, wanted) => {
  expect(foundIn({ 'kustomization.yaml': text })).toEqual(wanted);
});
