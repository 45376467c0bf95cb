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

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } } } }
`;
const part = (spec: string) =>
  `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: ${spec} }`;
const api = '{ metadata: { labels: { app: api } } }';

test.each([
  [`patches: [{ patch: '${part(`{ template: ${api} }`)}' }]`, 1],
  ['patches: [{ path: p.yaml }]', 1],
  ['patchesStrategicMerge: [p.yaml]', 1],
  ['patches: [{ path: o.yaml, target: { kind: Deployment } }]', 1],
  [
    `patches: [{ patch: '${part(`{ selector: { matchLabels: { app: api } }, template: ${api} }`)}' }]`,
    0,
  ],
  ['labels: [{ pairs: { app: api }, includeSelectors: true }]', 0],
  ['labels: [{ pairs: { app: api } }]', 0],
])('labels without their selector: %s', (text, wanted) => {
  const found = foundIn({
    'web.yaml': web,
    'p.yaml': part(`{ template: ${api} }`),
    'o.yaml': '- { op: replace, path: /spec/template/metadata/labels/app, value: api }\n',
    'kustomization.yaml': `resources: [web.yaml]\n${text}\n`,
  });
  expect(found.filter(each => each.endsWith('kustomization-patch'))).toHaveLength(wanted);
});
