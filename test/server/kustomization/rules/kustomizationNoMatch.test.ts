// Each of these was tried with `kubectl kustomize`: refused, or without effect.
import { expect, test } from 'vitest';
import { foundIn } from '../../../support/kustomizations.js';

const files = {
  'web.yaml': `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: c, image: nginx }] }
`,
  'base/kustomization.yaml': 'resources: []\n',
};
const part = (name: string, namespace: string, version = 'v1') =>
  `{ apiVersion: ${version}, kind: Pod, metadata: { name: ${name}, namespace: ${namespace} } }`;

test.each([
  ['patches: [{ target: { kind: Pod, name: wbe }, patch: "[]" }]', ['wbe']],
  ['patches: [{ target: { kind: Service }, patch: "[]" }]', ['{ kind: Service }']],
  ['patches: [{ target: { kind: Po }, patch: "[]" }]', ['{ kind: Po }']],
  ['patches: [{ target: { name: w.*, labelSelector: app=web }, patch: "[]" }]', []],
  [
    'patches: [{ target: { labelSelector: app=api }, patch: "[]" }]',
    ['{ labelSelector: app=api }'],
  ],
  ['patches: [{ target: { name: "(" }, patch: "[]" }]', []],
  [`patches: [{ patch: "${part('web', 'shop')}" }]`, []],
  [`patches: [{ patch: "${part('web', 'other')}" }]`, [`"${part('web', 'other')}"`]],
  [`patches: [{ patch: "${part('web', 'shop', 'v2')}" }]`, [`"${part('web', 'shop', 'v2')}"`]],
  ['images: [{ name: ngnix, newTag: "1" }]', ['ngnix']],
  ['images: [{ name: nginx, newTag: "1" }]', []],
  ['images: [{ name: }]', []],
  ['replicas: [{ name: web, count: 2 }]', ['web']],
  ['helmCharts: [{ name: x }]\nimages: [{ name: other }]', []],
])('%j: %j', (text, wanted) => {
  const found = foundIn({ ...files, 'kustomization.yaml': `resources: [web.yaml]\n${text}\n` });
  expect(found).toEqual(wanted.map(each => `${each} kustomization-no-match`));
});
