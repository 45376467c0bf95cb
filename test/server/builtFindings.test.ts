// Rules look at what a kustomization builds: patches done, and what is wrong is told where it is written.
import { expect, test } from 'vitest';
import { foundIn, serviceWithFiles, uriOf } from '../support/kustomizations.js';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: c
          image: nginx
          ports: [{ name: http, containerPort: 80 }]
          envFrom: [{ configMapRef: { name: settings } }]
          env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: A } } }]
`;
const base = {
  'base/kustomization.yaml':
    'resources: [web.yaml]\nconfigMapGenerator: [{ name: settings, literals: [A=b] }]\n',
  'base/web.yaml': web,
};
const container = (fields: string) =>
  `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: { template: { spec: { containers: [{ name: c, ${fields} }] } } } }\n`;
const template = (fields: string) =>
  `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, spec: { template: ${fields} } }\n`;
const key = (name: string, of: string) =>
  container(`env: [{ name: B, valueFrom: { configMapKeyRef: { name: ${name}, key: ${of} } } }]`);
const scaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 3
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }]
`;
const service = (selector: string, port: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { ${selector} }, ports: [{ port: 80, targetPort: ${port} }] }\n`;
const over = (fields: string) => `resources: [../base]\n${fields}\n`;
const patched = 'patches: [{ path: p.yaml }]';
const generator = (fields: string) => `configMapGenerator: [{ name: ${fields} }]\n`;

const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['a healthy base', { 'o/kustomization.yaml': over('namePrefix: p-') }, []],
  [
    'a patch asks for a ConfigMap of the overlay',
    {
      'o/kustomization.yaml': over(`${patched}\n${generator('more, literals: [K=v]')}`),
      'o/p.yaml': key('more', 'K'),
    },
    [],
  ],
  [
    'a patch asks for a ConfigMap of nobody',
    { 'o/kustomization.yaml': over(patched), 'o/p.yaml': key('more', 'K') },
    ['o/p.yaml: more missing-reference'],
  ],
  [
    'a patch in place asks for a ConfigMap of nobody',
    { 'o/kustomization.yaml': over(`patches:\n  - patch: '${key('more', 'K').trim()}'`) },
    [`o/kustomization.yaml: '${key('more', 'K').trim()}' missing-reference`],
  ],
  [
    'a merged generator adds a key',
    {
      'o/kustomization.yaml': over(
        `${patched}\n${generator('settings, behavior: merge, literals: [K=v]')}`,
      ),
      'o/p.yaml': key('settings', 'K'),
    },
    [],
  ],
  [
    'a replaced generator takes a key away',
    {
      'o/kustomization.yaml': over(generator('settings, behavior: replace, literals: [K=v]')),
    },
    ['base/web.yaml: A missing-key'],
  ],
  [
    'a patch adds the requests that an autoscaler needs',
    {
      'o/kustomization.yaml': over(`${patched}`).replace('../base', '../base, h.yaml'),
      'o/h.yaml': scaler,
      'o/p.yaml': container('resources: { requests: { cpu: 1 } }'),
    },
    [],
  ],
  [
    'an autoscaler without requests',
    {
      'o/kustomization.yaml': over('').replace('../base', '../base, h.yaml'),
      'o/h.yaml': scaler,
    },
    ['o/h.yaml: cpu autoscaler-without-requests'],
  ],
  [
    'replicas beside an autoscaler',
    {
      'o/kustomization.yaml': over(`${patched}\nreplicas: [{ name: web, count: 4 }]`).replace(
        '../base',
        '../base, h.yaml',
      ),
      'o/h.yaml': scaler,
      'o/p.yaml': container('resources: { requests: { cpu: 1 } }'),
    },
    ['o/kustomization.yaml: 4 autoscaler-fights-replicas'],
  ],
  [
    'a patch adds a port and a label',
    {
      'o/kustomization.yaml': over(patched).replace('../base', '../base, s.yaml'),
      'o/s.yaml': service('tier: front', 'metrics'),
      'o/p.yaml': template(
        '{ metadata: { labels: { tier: front } }, spec: { containers: [{ name: c, ports: [{ name: metrics, containerPort: 9 }] }] } }',
      ),
    },
    [],
  ],
  [
    'operations in a file rename a port',
    {
      'o/kustomization.yaml': over(
        'patches: [{ path: p.yaml, target: { kind: Deploy.*, name: w.b } }]',
      ).replace('../base', '../base, s.yaml'),
      'o/s.yaml': service('app: web', 'http'),
      'o/p.yaml':
        '- { op: replace, path: /spec/template/spec/containers/0/ports/0/name, value: htpp }\n',
    },
    ['o/s.yaml: http missing-target-port'],
  ],
  [
    'a patch takes an object away',
    {
      'o/kustomization.yaml': over(
        'patches: [{ patch: "{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings }, $patch: delete }" }]',
      ),
    },
    ['base/web.yaml: settings missing-reference', 'base/web.yaml: settings missing-reference'],
  ],
  [
    'a patch takes the probe and leaves the container',
    {
      'o/kustomization.yaml': over(patched),
      'o/p.yaml': container('readinessProbe: { httpGet: { path: /, port: htp } }'),
    },
    ['o/p.yaml: htp missing-probe-port'],
  ],
  [
    'a replacement writes the name of another ConfigMap',
    {
      'o/kustomization.yaml': over(
        `namePrefix: p-
replacements:
  - source: { kind: Deployment, name: web }
    targets:
      - select: { kind: Deployment }
        fieldPaths: ['spec.template.spec.containers.[name=c].envFrom.0.configMapRef.name']`,
      ),
    },
    ['o/kustomization.yaml: source: { kind: Deployment, name: web } missing-reference'],
  ],
  ['half-typed patches', { 'o/kustomization.yaml': over(patched), 'o/p.yaml': '{ kind: De' }, []],
];

test.each(cases)('%s', (_, files, wanted) => {
  expect(allFoundIn({ ...base, ...files })).toEqual(wanted);
});

test('of two overlays the broken one is named', () => {
  const files = {
    ...base,
    'a/kustomization.yaml': over(''),
    'b/kustomization.yaml': over(generator('settings, behavior: replace, literals: [K=v]')),
  };
  const [found, ...more] = serviceWithFiles(files).diagnostics(uriOf('base/web.yaml'));
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    code: 'missing-key',
    message: expect.stringMatching(/ \(in w\/b\)$/),
  });
  const both = { ...files, 'a/kustomization.yaml': files['b/kustomization.yaml'] };
  const [same] = serviceWithFiles(both).diagnostics(uriOf('base/web.yaml'));
  expect(same?.message).not.toMatch(/\(in /);
});

test('an edit of a patch, a base or a kustomization is seen in the others', () => {
  const service = serviceWithFiles({
    ...base,
    'o/kustomization.yaml': over(`${patched}\n# end`),
    'o/p.yaml': key('more', 'K'),
  });
  const count = (name: string) => service.diagnostics(uriOf(name)).length;
  expect([count('base/web.yaml'), count('o/p.yaml')]).toEqual([0, 1]);
  const change = (name: string, text: string) =>
    service.changeDocument(uriOf(name), [{ text }], 2).map(uri => uri.slice(uriOf('').length));
  const more = over(`${patched}\n${generator('more, literals: [K=v]')}`);
  expect(change('o/kustomization.yaml', more)).toContain('o/p.yaml');
  expect(count('o/p.yaml')).toBe(0);
  expect(change('o/kustomization.yaml', more.replace('K=v', 'L=v'))).toContain('o/p.yaml');
  expect(count('o/p.yaml')).toBe(1);
  expect(change('base/web.yaml', web.replace('name: c\n', 'name: d\n'))).toContain('o/p.yaml');
  expect(change('o/p.yaml', key('settings', 'X'))).toContain('base/web.yaml');
  expect(count('o/p.yaml')).toBe(1);
});

function allFoundIn(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(files).flatMap(name => foundIn(files, name).map(found => `${name}: ${found}`));
}

test('after any edits the findings are those of a fresh look', () => {
  const variants: Readonly<Record<string, readonly string[]>> = {
    'base/kustomization.yaml': [
      base['base/kustomization.yaml'],
      'resources: [web.yaml]\n',
      'resources: []\n',
      'namePrefix: p-\nresources: [web.yaml]\n',
    ],
    'base/web.yaml': [
      web,
      web.replaceAll('settings', 'other'),
      web.replace('name: web', 'name: x'),
      '',
    ],
    'o/kustomization.yaml': [
      over(patched),
      over(`${patched}\n${generator('settings, behavior: replace, literals: [K=v]')}`),
      over(`patches: [{ path: p.yaml, target: { kind: Deploy.* } }]\nnamespace: n`),
      'resources: [../base/web.yaml]\n',
    ],
    'o/p.yaml': [
      key('more', 'K'),
      key('settings', 'K'),
      '- { op: remove, path: /spec/template/spec/containers/0/env }\n',
      'x: y\n',
    ],
    'q/kustomization.yaml': [
      over(''),
      over(generator('more, literals: [K=v]')),
      'resources: [../o]\n',
      '',
    ],
  };
  const names = Object.keys(variants);
  const now: Record<string, string> = Object.fromEntries(
    names.map(name => [name, variants[name]?.[0] ?? '']),
  );
  const service = serviceWithFiles(now);
  const look = (looked: typeof service) =>
    names.map(name =>
      looked
        .diagnostics(uriOf(name))
        .map(each => `${each.code} ${each.message}`)
        .sort(),
    );
  let seed = 7;
  for (let version = 2; version < 120; version++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const name = names[(seed >> 8) % names.length] ?? '';
    const text = variants[name]?.[(seed >> 16) % 4] ?? '';
    now[name] = text;
    service.changeDocument(uriOf(name), [{ text }], version);
    expect(look(service), JSON.stringify(now)).toEqual(look(serviceWithFiles(now)));
  }
});
