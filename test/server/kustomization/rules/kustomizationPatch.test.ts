import { expect, test } from 'vitest';
import { foundIn } from '../../../support/kustomizations.js';

const files = { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n' };

test.each([
  ['{ path: a.yaml, patch: "a: b" }', ['patch']],
  ['{ patch: "- op: add" }', ['patch']],
  ['{ target: { kind: ConfigMap } }', ['{ target: { kind: ConfigMap } }']],
  ['{ patch: "- op: add", target: { kind: ConfigMap } }', []],
  ['{ path: a.yaml }', []],
  ['{ path: }', []],
  ['', []],
])('%j', (patch, wanted) => {
  const text = `resources: [a.yaml]\npatches: [${patch}]\n`;
  expect(foundIn({ ...files, 'kustomization.yaml': text })).toEqual(
    wanted.map(each => `${each} kustomization-patch`),
  );
});
