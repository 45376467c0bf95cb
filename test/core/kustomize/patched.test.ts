// What patches, labels, replicas, images and replacements make of objects, as `kubectl kustomize` (kustomize 5.5) prints
// it for the same files, and where each part of that is written.
import { expect, test } from 'vitest';
import { originOf, tracedAt } from '../../../core/kustomize/traced.js';
import { buildFiles } from '../../support/kustomizeBuilds.js';

const files = {
  'base/kustomization.yaml':
    'resources: [web.yaml]\nconfigMapGenerator: [{ name: gen, literals: [a=b] }]\n',
  'base/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { tier: front, x: a }, annotations: { team: red } }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - { name: a, image: "nginx:1", env: [{ name: A, value: "1" }], ports: [{ containerPort: 80 }], args: [x, y] }
        - { name: b, image: "redis:1" }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { minAvailable: 1, selector: { matchLabels: { app: web } } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: web-2 }
data: { host: "a.b.c" }
`,
  'over/ops.yaml': `- { op: replace, path: /spec/template/spec/containers/1/image, value: "redis:2" }
- { op: add, path: /spec/template/spec/containers/0/args/1, value: mid }
- { op: remove, path: /spec/template/spec/containers/0/env/0 }
- { op: add, path: /spec/template/metadata/labels/a~1b, value: c }
`,
  'over/part.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: whatever }
spec:
  template:
    spec:
      volumes: [{ name: v, emptyDir: {} }]
      containers:
        - { name: a, env: [{ name: B, value: "2" }], args: [z] , ports: [{ containerPort: 81 }] }
        - { name: c, image: "c:1" }
        - { name: b, $patch: delete }
`,
  'over/kustomization.yaml': `resources: [../base]
namePrefix: p-
labels: [{ pairs: { l: m }, includeSelectors: true }]
configMapGenerator: [{ name: gen, behavior: merge, literals: [c=d] }]
patches:
  - { path: ops.yaml, target: { kind: Deploy.*, name: w.b, labelSelector: "tier in (front, back),x!=b,!zz", annotationSelector: team=red } }
  - { path: part.yaml, target: { kind: Deployment } }
replicas: [{ name: web, count: 5 }]
images: [{ name: nginx, newTag: "9" }]
replacements:
  - source: { kind: ConfigMap, name: web-2, fieldPath: data.host, options: { delimiter: ".", index: 1 } }
    targets:
      - select: { kind: Deployment }
        fieldPaths: ["metadata.labels.host", "spec.template.spec.containers.[name=a].env.0.value"]
        options: { create: true }
      - select: { kind: Service }
        reject: [{ name: web }]
        fieldPaths: [spec.selector.app]
`,
};

const container = 'spec.template.spec.containers.0';

test('an object is built as kustomize builds it', () => {
  const spec = { minAvailable: 1, selector: { matchLabels: { app: 'web', l: 'm' } } };
  expect(built('PodDisruptionBudget')).toMatchObject({ metadata: { labels: { l: 'm' } }, spec });
  expect(built('Service')).toMatchObject({ spec: { selector: { app: 'web', l: 'm' } } });
  expect(Object.keys(Object(Object(built('ConfigMap'))['data']))).toEqual(['a', 'c']);
  expect(built('Deployment')).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'web',
      annotations: { team: 'red' },
      labels: { host: 'b', l: 'm', tier: 'front', x: 'a' },
    },
    spec: {
      replicas: 5,
      selector: { matchLabels: { app: 'web', l: 'm' } },
      template: {
        metadata: { labels: { 'a/b': 'c', app: 'web', l: 'm' } },
        spec: {
          containers: [
            {
              name: 'a',
              image: 'nginx:9',
              args: ['z'],
              env: [{ name: 'B', value: 'b' }],
              ports: [{ containerPort: 81 }, { containerPort: 80 }],
            },
            { name: 'c', image: 'c:1' },
          ],
          volumes: [{ name: 'v', emptyDir: {} }],
        },
      },
    },
  });
});

test.each([
  ['spec.replicas', 'over/kustomization.yaml', 'replicas.0.count'],
  ['spec.template.metadata.labels.app', 'base/web.yaml', 'spec.template.metadata.labels.app'],
  ['spec.template.metadata.labels.a/b', 'over/ops.yaml', '3.value'],
  ['spec.template.metadata.labels.l', 'over/kustomization.yaml', 'labels.0.pairs.l'],
  ['spec.template.spec.containers.0.ports.1', 'base/web.yaml', `${container}.ports.0`],
  ['spec.template.spec.containers.0.ports.0', 'over/part.yaml', `${container}.ports.0`],
  ['spec.template.spec.containers.0.name', 'over/part.yaml', `${container}.name`],
  ['spec.template.spec.containers.1', 'over/part.yaml', 'spec.template.spec.containers.1'],
  ['metadata.labels.host', 'over/kustomization.yaml', 'replacements.0'],
])('%s is written in %s at %s', (path, uri, at) => {
  const deployment = object('Deployment');
  const steps = path.split('.').map(step => (/^\d+$/.test(step) ? Number(step) : step));
  expect(deployment && tracedAt(deployment.content, steps)).toBeDefined();
  const origin = deployment && originOf(deployment.content.origin, steps);
  expect(origin && [origin.source.uri, origin.path.join('.')]).toEqual([uri, at]);
});

test('half-typed patches and targets change nothing', () => {
  for (const half of [
    '- { op: add, path: /spec',
    '- { op: add }',
    '- { path: "", op: remove }',
    '{',
  ]) {
    expect(
      buildFiles({ ...files, 'over/ops.yaml': half }, 'over/kustomization.yaml').objects,
    ).toHaveLength(5);
  }
});

function object(kind: string) {
  const { objects } = buildFiles(files, 'over/kustomization.yaml');
  return objects.findLast(({ origin }) => origin.facts.kind === kind);
}

function built(kind: string): unknown {
  return object(kind)?.content.value;
}

test('annotations for all, and labels in further fields', () => {
  const { objects } = buildFiles(
    {
      'kustomization.yaml': `resources: [db.yaml]
commonAnnotations: { owner: shop }
labels:
  - pairs: { team: a }
    fields:
      - { kind: StatefulSet, group: apps, path: "spec/volumeClaimTemplates[]/metadata/labels", create: true }
      - { kind: Deployment, path: spec/other, create: true }
      - { path: spec/strange }
`,
      'db.yaml': `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  template: { metadata: { labels: { app: db } } }
  volumeClaimTemplates: [{ metadata: { name: data } }, { metadata: { name: logs } }]
`,
    },
    'kustomization.yaml',
  );
  const labels = { team: 'a' };
  const annotations = { owner: 'shop' };
  expect(objects.map(({ content }) => content.value)).toEqual([
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db', labels, annotations },
      spec: {
        template: { metadata: { labels: { app: 'db' }, annotations } },
        volumeClaimTemplates: [
          { metadata: { name: 'data', labels } },
          { metadata: { name: 'logs', labels } },
        ],
      },
    },
  ]);
});
