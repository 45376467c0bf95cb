import { expect, test } from 'vitest';
import { offeredAt } from '../../../support/kustomizations.js';

const files = {
  'o/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
  'base/kustomization.yaml': 'resources: []\n',
  'o/inner/kustomization.yaml': 'resources: []\n',
  'part/kustomization.yaml': 'kind: Component\nresources: []\n',
};
const others = ['o/app.env', 'o/more/x.yaml'];

test.each([
  ['resources:\n- $0\n', ['a.yaml', 'inner', 'more/', '../base']],
  ['resources:\n  $0\n', ['- ', 'a.yaml', 'inner', 'more/', '../base']],
  ['resources: [$0]\n', ['a.yaml', 'inner', 'more/', '../base']],
  ['resources:\n- ../b$0\n', ['../base', '../part/']],
  ['resources:\n- more/$0\n', ['more/x.yaml']],
  ['resources:\n- a.yaml\n- $0\n', ['inner', 'more/', '../base']],
  ['components:\n- $0\n', ['inner/', 'more/', '../part']],
  ['patches:\n- path: $0\n', ['a.yaml', 'inner/', 'more/']],
  ['configMapGenerator:\n- envs: [$0]\n', ['a.yaml', 'inner/', 'app.env', 'more/']],
  ['configMapGenerator:\n- files:\n  - key=app$0\n', ['key=app.env']],
])('%j: %j', (text, wanted) => {
  const offered = offeredAt({ ...files, 'o/kustomization.yaml': text }, others);
  expect(offered).toEqual(expect.arrayContaining(wanted));
  expect(offered).not.toContain('kustomization.yaml');
  if (text.includes('- a.yaml')) {
    expect(offered).not.toContain('a.yaml');
  }
});
