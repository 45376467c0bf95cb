import { expect, test } from 'vitest';
import { foundIn } from '../../../support/kustomizations.js';

const files = {
  'o/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
  'o/other.yaml': 'hello: 1\n',
  'base/kustomization.yaml': 'resources: []\n',
  'part/kustomization.yaml': 'kind: Component\nresources: []\n',
  'outside.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: outside }\n',
};
const others = ['o/app.env', 'o/empty/x.txt'];

test.each([
  ['resources: [a.yaml, ../base, https://example.com/x]\ncomponents: [../part]\n', []],
  ['resources: [b.yaml]\n', ['b.yaml']],
  ['resources: [empty]\n', ['empty']],
  ['resources: [other.yaml]\n', ['other.yaml']],
  ['resources: [../outside.yaml]\n', ['../outside.yaml']],
  ['resources: [../base/kustomization.yaml]\n', ['../base/kustomization.yaml']],
  ['resources: [../part]\ncomponents: [../base]\n', ['../part', '../base']],
  ['resources: []\npatches: [{ path: no.yaml }]\n', ['no.yaml']],
  ['configMapGenerator: [{ name: x, files: [k=app.env], envs: [app.env] }]\n', []],
  [
    'configMapGenerator: [{ name: x, files: [k=no.env, a.yaml], envs: [gone] }]\n',
    ['k=no.env', 'gone'],
  ],
  ['resources:\n- \n- gone\n', ['gone']],
])('%j: %j', (text, wanted) => {
  const found = foundIn({ ...files, 'o/kustomization.yaml': text }, 'o/kustomization.yaml', others);
  expect(found).toEqual(wanted.map(path => `${path} kustomization-path`));
});
