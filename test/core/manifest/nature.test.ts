import { expect, test } from 'vitest';
import { documentOf } from '../../support/manifest.js';

test.each([
  ['kubernetes', 'apiVersion: v1\nkind: Pod\n'],
  ['kubernetes', 'kind: Deployment\nmetadata: {name: x}\n'],
  ['kubernetes', 'apiVersion: apps/v1\nspec: {replicas: 1}\n'],
  [
    'kubernetes',
    'apiVersion: v1\nkind: ConfigMap\ndata: {a: "{{ .Values.x"}\n'.replace('.Values.x', 'x'),
  ],
  ['kubernetes', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    {{ if .Values.x }}\n'],
  ['list', 'apiVersion: v1\nkind: List\nitems: []\n'],
  ['list', 'apiVersion: v1\nkind: ConfigMapList\nitems: [{metadata: {name: a}}]\n'],
  ['kustomization', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'],
  ['kustomization', 'resources:\n- a.yaml\nnamePrefix: x-\n'],
  ['helm-template', 'kind: Service\nmetadata:\n  name: {{ include "x" . }}\n'],
  ['helm-template', 'kind: Service\napiVersion: v1\nmetadata:\n  name: "{{ .Release.Name }}-x"\n'],
  ['compose', 'services:\n  web:\n    image: nginx\n'],
  ['empty', '---\n# nothing\n'],
  ['other', 'name: CI\non: push\njobs: {}\n'],
  ['other', 'apiVersion: v2\nname: chart\nversion: 1.0.0\n'],
  ['other', '- a\n- b\n'],
  ['other', 'just words\n'],
])('tells %s by content', (nature, text) => {
  expect(documentOf(text).nature).toBe(nature);
});

test('reads the header', () => {
  const document = documentOf(
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\n',
  );
  const { apiVersion, kind, name, namespace } = document;
  expect([apiVersion, kind, name, namespace]).toEqual(['apps/v1', 'Deployment', 'web', 'shop']);
});
