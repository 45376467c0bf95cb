import { expect, test } from 'vitest';
import { foundIn } from '../../../support/kustomizations.js';

const files = { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n' };

test.each([
  ['resources: [a.yaml, ./a.yaml]\n', ['./a.yaml kustomization-duplicate']],
  ['resources: [a.yaml]\npatches: [{ path: a.yaml }]\n', []],
  ['resources:\n- a.yaml\n- \n', []],
])('%j', (text, wanted) => {
  expect(foundIn({ ...files, 'kustomization.yaml': text })).toEqual(wanted);
});
