// Kustomizations in the language service: patches are partial, generators make objects, overlays are apart.
import { expect, test } from 'vitest';
import { newService } from '../support/service.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
    - name: c
      image: a
      envFrom: [{ configMapRef: { name: settings } }]
`;

test('a patch need not be whole', () => {
  const patch =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3 }\n';
  expect(codesIn({ 'patch.yaml': patch }, 'patch.yaml')).toContain('required');
  const files = {
    'patch.yaml': patch,
    'kustomization.yaml': 'resources: [web.yaml]\npatches: [{ path: patch.yaml }]\n',
  };
  expect(codesIn(files, 'patch.yaml')).toEqual([]);
  const wrong = { ...files, 'patch.yaml': patch.replace('replicas', 'replicsa') };
  expect(codesIn(wrong, 'patch.yaml')).toEqual(['unknown-field']);
});

test('what a kustomization generates is there; what it does not build is missing', () => {
  const generator = 'configMapGenerator: [{ name: settings, literals: [A=b] }]\n';
  const kustomization = 'resources: [pod.yaml]\n';
  expect(
    codesIn({ 'pod.yaml': pod, 'kustomization.yaml': kustomization + generator }, 'pod.yaml'),
  ).toEqual([]);
  expect(codesIn({ 'pod.yaml': pod, 'kustomization.yaml': kustomization }, 'pod.yaml')).toEqual([
    'missing-reference',
  ]);
});

test('a half-typed kustomization builds what it says so far', () => {
  const files = {
    'pod.yaml': pod,
    'kustomization.yaml': 'resources:\n  - pod.yaml\n  -\npatches:\n',
  };
  expect(codesIn(files, 'pod.yaml')).toEqual(['missing-reference']);
});

function codesIn(files: Readonly<Record<string, string>>, file: string): string[] {
  const service = newService();
  for (const [name, text] of Object.entries(files)) {
    service.openDocument(`file:///w/${name}`, text, 1);
  }
  return service.diagnostics(`file:///w/${file}`).map(({ code }) => code);
}
