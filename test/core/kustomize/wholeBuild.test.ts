// Whole builds are what `kubectl kustomize` (kustomize 5.5) prints for the same folders, and what it refuses is refused.
// `test/fixtures/kustomize/*/expected.yaml` is its output.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { Place } from '../../../core/kustomize/buildAnswer.js';
import { buildWhole } from '../../../core/kustomize/wholeBuild.js';
import { pathBuildFiles } from '../../../server/nodeBuildFiles.js';
import { memoryBuildFiles } from '../../support/kustomizeBuilds.js';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/kustomize');

test.each(readdirSync(fixtures))('builds what kustomize builds: %s', name => {
  const folder = path.join(fixtures, name);
  const overlay = path.join(folder, 'over');
  const root = existsSync(overlay) ? overlay : folder;
  const answer = buildWhole(path.join(root, 'kustomization.yaml'), pathBuildFiles());
  const text = readFileSync(path.join(folder, 'expected.yaml'), 'utf8');
  const wanted = parseAllDocuments(text, { version: '1.1' }).map(each => each.toJSON() as unknown);
  expect(answer.faults).toEqual([]);
  expect(answer.objects.map(({ value }) => value)).toEqual(wanted);
});

const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a }\n';

test.each([
  ['resources: [a.yaml, nope.yaml]', 'missing', 'nope.yaml'],
  ['resources: [a.yaml, empty]', 'no-kustomization', 'empty'],
  ['resources: [.]', 'circle', '.'],
  ['resources: [a.yaml, bad.yaml]', 'yaml', undefined],
  ['resources: [a.yaml, other.yaml]', 'no-object', ''],
  ['resources: [a.yaml, kindless.yaml]', 'no-object', ''],
  [
    'replacements: [{ source: { kind: Pod, name: x }, targets: [{ select: { kind: ServiceAccount } }] }]',
    'no-target',
    'Pod x',
  ],
  ['resources: [a.yaml, nameless.yaml]', 'no-name', 'Pod'],
  ['resources: [a.yaml, a.yaml]', 'twice', 'ServiceAccount a'],
  ['resource: [a.yaml]', 'field', 'resource'],
  [
    'patches: [{ patch: "{apiVersion: v1, kind: Pod, metadata: {name: x}}" }]',
    'no-target',
    'Pod x',
  ],
  [
    'resources: [a.yaml]\npatches: [{ path: ops.yaml, target: { kind: ServiceAccount } }]',
    'operation',
    '/spec/x',
  ],
  ['replicas: [{ name: web, count: 1 }]', 'no-target', 'web'],
  ['configMapGenerator: [{ name: q, behavior: merge }]', 'no-target', 'ConfigMap q'],
  ['configMapGenerator: [{ name: q, files: [gone.txt] }]', 'missing', 'gone.txt'],
  ['configMapGenerator: [{ name: q, literals: [novalue] }]', 'literal', ''],
])('what kustomize refuses is refused, at its place: %s', (text, type, about) => {
  const files = {
    'k/kustomization.yaml': `${text}\n`,
    'k/a.yaml': account,
    'k/bad.yaml': 'a: [b\n',
    'k/other.yaml': 'a: b\n',
    'k/ops.yaml': '- { op: replace, path: /spec/x, value: 1 }\n',
    'k/kindless.yaml': 'apiVersion: v1\nmetadata: { name: x }\n',
    'k/nameless.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {}\n',
    'k/empty/x.txt': '',
  };
  const { faults, objects } = buildWhole('k/kustomization.yaml', memoryBuildFiles(files));
  expect(faults[0]).toMatchObject(about === undefined ? { type } : { type, about });
  expect(objects).toEqual([]);
});

test('what only others can make is left out and said', () => {
  const text = `resources: [a.yaml, "https://example.com/x?ref=1"]
helmCharts: [{ name: minio }]
transformers: [t.yaml]
vars: [{ name: V, objref: { apiVersion: v1, kind: Pod, name: p } }]
configMapGenerator: [{ name: q, envs: [e.env] }]
`;
  const files = {
    'k/kustomization.yaml': text,
    'k/a.yaml': account,
    'k/t.yaml': account,
    'k/e.env': 'HOME\n',
  };
  const { gaps, objects } = buildWhole('k/kustomization.yaml', memoryBuildFiles(files));
  expect(gaps.map(({ type, about }) => `${type} ${about}`)).toEqual([
    'remote https://example.com/x?ref=1',
    'chart minio',
    'plugin transformers',
    'vars vars',
    'environment HOME',
  ]);
  expect(objects).toHaveLength(2);
});

test('each field says where it is written: base, patch or kustomization', () => {
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  template:
    spec:
      containers:
      - name: web
        image: nginx
`;
  const files = {
    'k/kustomization.yaml': `resources: [base]
images: [{ name: nginx, newTag: "2" }]
patches: [{ path: more.yaml }]
`,
    'k/more.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { replicas: 5 }
`,
    'k/base/kustomization.yaml': 'resources: [web.yaml]\n',
    'k/base/web.yaml': `---\n${deployment}`,
  };
  const answer = buildWhole('k/kustomization.yaml', memoryBuildFiles(files));
  expect(answer.files).toEqual([
    'k/kustomization.yaml',
    'k/base/kustomization.yaml',
    'k/base/web.yaml',
    'k/more.yaml',
  ]);
  const [object] = answer.objects;
  const at = (...steps: string[]) => placeAt(answer.files, object?.place, steps);
  expect(at('metadata', 'name')).toBe('k/base/web.yaml 3:18');
  expect(at('spec', 'replicas')).toBe('k/more.yaml 3:18');
  expect(at('spec', 'template', 'spec', 'containers', '0', 'name')).toBe('k/base/web.yaml 9:14');
  expect(at('spec', 'template', 'spec', 'containers', '0', 'image')).toBe(
    'k/kustomization.yaml 1:32',
  );
});

function placeAt(
  files: readonly string[],
  root: Place | undefined,
  steps: readonly string[],
): string {
  let place = root;
  let file = 0;
  for (const step of ['', ...steps]) {
    place = step === '' ? place : place?.fields?.[step];
    file = place?.file ?? file;
  }
  return `${files[file]} ${place?.value.slice(0, 2).join(':')}`;
}
