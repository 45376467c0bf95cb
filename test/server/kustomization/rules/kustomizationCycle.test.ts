import { expect, test } from 'vitest';
import { foundIn } from '../../../support/kustomizations.js';

test.each([
  ['resources: [../b]\n', 'resources: [../a]\n', ['../b kustomization-cycle']],
  ['resources: [.]\n', '', ['. kustomization-cycle']],
  ['resources: [..]\n', '', ['.. kustomization-cycle']],
  ['resources: [../b]\n', 'resources: []\n', []],
  ['resources:\n- ../b\n-', 'resources: []\n', []],
])('%j, %j', (a, b, wanted) => {
  const around = 'resources: []\n';
  const files = { 'kustomization.yaml': around, 'b/kustomization.yaml': b };
  expect(foundIn({ ...files, 'a/kustomization.yaml': a }, 'a/kustomization.yaml')).toEqual(wanted);
});
