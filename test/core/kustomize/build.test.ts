// What a build gives, as `kubectl kustomize` (kustomize 5.5) prints it for the same files.
import { expect, test } from 'vitest';
import { buildFiles } from '../../support/kustomizeBuilds.js';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: p }
spec: { containers: [{ name: c, image: "nginx:1.2@sha256:aa" }, { name: d, image: nginx }] }
---
apiVersion: v1
kind: Namespace
metadata: { name: x }
`;

test.each([
  ['namespace: zz\nnamePrefix: a-\n', ['Pod a-p zz', 'Namespace zz']],
  ['namePrefix: a-\nnameSuffix: -z\n', ['Pod a-p-z', 'Namespace x']],
  ['configMapGenerator: [{ name: q, literals: [a=b] }]\n', ['Pod p', 'Namespace x', 'ConfigMap q']],
  [
    'configMapGenerator: [{ name: q, behavior: merge, literals: [a=b] }]\n',
    ['Pod p', 'Namespace x'],
  ],
])('names and namespaces: %s', (text, wanted) => {
  const { objects, isComplete } = build({ 'k/kustomization.yaml': `resources: [a.yaml]\n${text}` });
  expect(isComplete).toBe(true);
  expect(
    objects.map(({ origin, names, namespaces }) =>
      [origin.facts.kind, names.at(-1), namespaces.at(-1)].filter(Boolean).join(' '),
    ),
  ).toEqual(wanted);
});

test.each([
  ['{ name: nginx, newTag: "3" }', ['nginx:3', 'nginx:3']],
  ['{ name: nginx, newName: foo }', ['foo:1.2@sha256:aa', 'foo']],
  ['{ name: nginx, newName: foo, tagSuffix: -s }', ['foo:1.2-s', 'foo:-s']],
  ['{ name: nginx, newTag: "3", digest: x }', ['nginx:3@x', 'nginx:3@x']],
  ['{ name: other, newTag: "3" }', ['nginx:1.2@sha256:aa', 'nginx']],
])('images: %s', (image, wanted) => {
  const text = `resources: [a.yaml]\nimages: [${image}]\n`;
  const { objects } = build({ 'k/kustomization.yaml': text });
  expect(objects[0]?.images.map(use => use.image)).toEqual(wanted);
});

test('an overlay meets the names its base gives, and its own only afterwards', () => {
  const { accumulated, objects } = build({
    'k/kustomization.yaml': 'resources: [b]\nnamePrefix: top-\n',
    'k/b/kustomization.yaml': 'resources: [../a.yaml]\nnamePrefix: base-\n',
  });
  expect(accumulated[0]?.names).toEqual(['p', 'base-p']);
  expect(objects[0]?.names).toEqual(['p', 'base-p', 'top-base-p']);
});

test('what is not there, goes round or is made by plugins leaves a build incomplete', () => {
  const of = (text: string) => build({ 'k/kustomization.yaml': text }).isComplete;
  expect(of('resources: [a.yaml]\n')).toBe(true);
  expect(of('resources: [nope.yaml]\n')).toBe(false);
  expect(of('resources: [.]\n')).toBe(false);
  expect(of('resources: [https://example.com/x]\n')).toBe(false);
  expect(of('resources: [a.yaml]\nhelmCharts: [{ name: x }]\n')).toBe(false);
});

function build(files: Readonly<Record<string, string>>) {
  return buildFiles({ 'k/a.yaml': pod, ...files }, 'k/kustomization.yaml');
}
