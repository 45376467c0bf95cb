import { expect, test } from 'vitest';
import { foundIn } from '../../../support/kustomizations.js';

const files = { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n' };

test.each([
  ['{ name: a, literals: [x=y] }', ['a']],
  ['{ name: b, behavior: merge, literals: [x=y] }', ['merge']],
  ['{ name: a, behavior: merge, literals: [x=y] }', []],
  ['{ name: b, literals: [x=y] }', []],
  ['{ name: b }, { name: b }', ['b', 'b']],
  ['{ name: }', []],
])('%j: %j', (generator, wanted) => {
  const text = `resources: [a.yaml]\nconfigMapGenerator: [${generator}]\n`;
  expect(foundIn({ ...files, 'kustomization.yaml': text })).toEqual(
    wanted.map(each => `${each} kustomization-generator`),
  );
});
