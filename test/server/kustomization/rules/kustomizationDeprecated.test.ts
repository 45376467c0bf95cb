import { expect, test } from 'vitest';
import { foundIn } from '../../../support/kustomizations.js';

test.each([
  ['bases: []\n', ['bases kustomization-deprecated']],
  [
    'commonLabels: { a: b }\nvars: []\n',
    ['commonLabels kustomization-deprecated', 'vars kustomization-deprecated'],
  ],
  ['resources: []\nlabels: [{ pairs: { a: b } }]\n', []],
  ['bases:', ['bases kustomization-deprecated']],
])('%j', (text, wanted) => {
  expect(foundIn({ 'kustomization.yaml': text })).toEqual(wanted);
});
