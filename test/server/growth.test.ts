// What an edit makes the service do again does not grow with the workspace. Counted, never timed: how many objects the
// rules judge, and how many pairs of objects they compare.
import { expect, test } from 'vitest';
import type { Manifest, ManifestDocument } from '../../core/manifest/node.js';
import { parseManifest } from '../../core/manifest/parseManifest.js';
import { duplicateObject } from '../../server/rules/duplicateObject.js';
import { rules } from '../../server/rules/index.js';
import type { Rule } from '../../server/rules/rule.js';
import { WorkspaceFindings } from '../../server/workspaceFindings.js';

const deployment = (name: string, label: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${label}, part: shop } }
  template:
    metadata: { labels: { app: ${label}, part: shop } }
    spec:
      containers:
        - name: main
          image: nginx:1.27
          ports: [{ name: http, containerPort: 80 }]
          envFrom: [{ configMapRef: { name: ${name} } }]
`;
const service = (name: string, label: string): string => `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${label} }, ports: [{ port: 80, targetPort: http }] }
`;
const configMap = (name: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { KEY: value }\n`;

/** Applications of three objects each. */
function applications(count: number): string {
  return Array.from({ length: count }, (_, index) =>
    [deployment, service, configMap].map(make => make(`app-${index}`, `app-${index}`)),
  )
    .flat()
    .join('---\n');
}

interface Work {
  judged: number;
  compared: number;
}

/** The rules, and one that counts objects; all count whom they compare. */
function counting(work: Work, rules: readonly Rule[]): readonly Rule[] {
  const counter: Rule = {
    id: 'counter',
    severity: 'hint',
    pack: 'correctness',
    check() {
      work.judged++;
      return [];
    },
  };
  const compared = rules.map(
    (rule): Rule => ({
      ...rule,
      check: (object, context) =>
        rule.check(object, {
          ...context,
          isInReach(one, other, namespace) {
            work.compared++;
            return context.isInReach(one, other, namespace);
          },
          isTogether(one, other) {
            work.compared++;
            return context.isTogether(one, other);
          },
        }),
    }),
  );
  return [counter, ...compared];
}

/** A workspace whose files are all judged; what is done to it later is counted. */
function judged(files: Readonly<Record<string, string>>, chosen = rules) {
  const work: Work = { judged: 0, compared: 0 };
  const findings = new WorkspaceFindings(counting(work, chosen));
  const manifests = new Map<string, Manifest>();
  const take = (uri: string, text: string): void => {
    const manifest = parseManifest(text, manifests.get(uri));
    manifests.set(uri, manifest);
    findings.update(uri, documentsOf(manifest));
  };
  const judge = (): void => {
    for (const [uri, manifest] of manifests) {
      for (const document of documentsOf(manifest)) {
        findings.findings(uri, document);
      }
    }
  };
  for (const [uri, text] of Object.entries(files)) {
    take(uri, text);
  }
  judge();
  const whole = { ...work };
  return {
    whole,
    built: () => findings.builds.workDone,
    edit(uri: string, change: (text: string) => string): Work {
      Object.assign(work, { judged: 0, compared: 0 });
      take(uri, change(manifests.get(uri)?.text ?? ''));
      judge();
      return { ...work };
    },
  };
}

function documentsOf({ documents }: Manifest): readonly ManifestDocument[] {
  return documents.map(({ document }) => document);
}

/** The search for what a wrong label may have meant ends at 500 pods. */
const comparedMax = 600;

const edits: readonly (readonly [string, (text: string) => string])[] = [
  ["a pod's label", text => text.replace('labels: { app: app-3,', 'labels: { app: app-three,')],
  ["a workload's name", text => text.replace('name: app-3 }', 'name: app-three }')],
  [
    "a Service's selector",
    text => text.replace('selector: { app: app-3 }', 'selector: { app: x }'),
  ],
  ["a ConfigMap's key", text => text.replace('KEY', 'OTHER')],
  ['an image', text => text.replace('nginx:1.27', 'nginx:1.28')],
  ['a namespace', text => text.replace('name: app-3 }', 'name: app-3, namespace: other }')],
  ['a document at the top', text => `${service('top', 'app-3')}---\n${text}`],
  ['a document less at the top', text => text.slice(text.indexOf('---') + 4)],
];

test.each(edits)(
  'in one file, %s costs the same among 50 and among 300 applications',
  (_, change) => {
    const [few, many] = [50, 300].map(count => {
      const { edit } = judged({ 'shop.yaml': applications(count) });
      return edit('shop.yaml', change);
    });
    expect(many?.judged).toBe(few?.judged);
    expect(many?.judged).toBeGreaterThan(0);
    expect(many?.judged).toBeLessThan(12);
    expect(many?.compared).toBeLessThan(comparedMax);
  },
);

test('the same in as many files', () => {
  const files = (count: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `${index}.yaml`,
        [deployment, service, configMap]
          .map(make => make(`app-${index}`, `app-${index}`))
          .join('---\n'),
      ]),
    );
  const [few, many] = [50, 300].map(count => {
    const { edit } = judged(files(count));
    return edit('3.yaml', text => text.replace('labels: { app: app-3,', 'labels: { app: x,'));
  });
  expect(many?.judged).toBe(few?.judged);
  expect(many?.compared).toBeLessThan(comparedMax);
});

test('Services that all select one label: each is judged once, and compared with its pods only', () => {
  const services = (count: number): string =>
    Array.from({ length: count }, (_, index) => service(`web-${index}`, 'web')).join('---\n');
  const relabel = (text: string): string =>
    text.replace('labels: { app: web,', 'labels: { app: api,');
  for (const count of [100, 600]) {
    const shop = judged({ 'web.yaml': `${services(count)}---\n${deployment('web', 'web')}` });
    expect(shop.whole.compared).toBeLessThan(20 * count);
    const { judged: again, compared } = shop.edit('web.yaml', relabel);
    expect(again).toBeLessThan(count + 5);
    expect(compared).toBeLessThan(20 * count);
    expect(shop.edit('web.yaml', text => text.replace('nginx:1.27', 'nginx:2')).judged).toBe(1);
  }
});

test('pods that all have one label are looked at up to a number', () => {
  const count = 600;
  const pods = Array.from({ length: count }, (_, index) =>
    deployment(`web-${index}`, 'web').replaceAll('part: shop', `part: p${index}`),
  );
  const services = Array.from({ length: count }, (_, index) => service(`web-${index}`, 'web'));
  const { whole } = judged({ 'web.yaml': [...pods, ...services].join('---\n') });
  expect(whole.compared).toBeLessThan(500 * 2 * count);
});

test('of very many overlays only the one that is edited is judged again', () => {
  const overlays = Array.from({ length: 200 }, (_, index) => [
    [`w/o${index}/kustomization.yaml`, `namespace: n${index}\nresources: [../base, x.yaml]\n`],
    [`w/o${index}/x.yaml`, service('x', 'web')],
  ]).flat();
  const { edit } = judged({
    'w/base/kustomization.yaml': 'resources: [a.yaml]\n',
    'w/base/a.yaml': deployment('web', 'web'),
    ...Object.fromEntries(overlays),
  });
  expect(edit('w/o7/x.yaml', text => text.replace('port: 80', 'port: 81')).judged).toBe(1);
  expect(edit('w/o7/kustomization.yaml', text => `${text}# said\n`).judged).toBe(0);
});

test('a kustomization of very many files builds and judges again what an edit touches', () => {
  const edits: readonly (readonly [string, (text: string) => string])[] = [
    ['w/3.yaml', text => text.replace('nginx:1.27', 'nginx:1.28')],
    ['w/p.yaml', text => text.replace('image: a', 'image: b')],
    ['w/kustomization.yaml', text => `${text}# said\n`],
    ['w/4.yaml', text => `${text}# said\n`],
  ];
  const patch = (image: string): string =>
    `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: app-7 }, spec: { template: { spec: { containers: [{ name: main, image: ${image} }] } } } }`;
  const costs = [30, 300].map(count => {
    const files = Array.from({ length: count }, (_, index) => [
      `w/${index}.yaml`,
      `${deployment(`app-${index}`, `app-${index}`)}---\n${configMap(`app-${index}`)}`,
    ]);
    const list = Array.from({ length: count }, (_, index) => `${index}.yaml`).join(', ');
    const kustomization = `resources: [${list}]\npatches: [{ path: p.yaml }]\nnamespace: n\nlabels: [{ pairs: { a: b }, includeSelectors: true }]\n`;
    const { edit, built } = judged({
      ...Object.fromEntries(files),
      'w/p.yaml': patch('a'),
      'w/kustomization.yaml': kustomization,
    });
    return edits.map(([uri, change]) => {
      const before = built();
      const work = edit(uri, change);
      return [work.judged, built() - before];
    });
  });
  expect(costs[1]?.[0]).toEqual(costs[0]?.[0]);
  expect(costs[1]?.map(([again = 0]) => again < 4)).toEqual([true, true, true, true]);
  expect(costs[1]?.map(([, made]) => made)).toEqual([2, 3, 0, 2]);
  expect(costs[1]?.[2]).toEqual([0, 0]);
});

test.each([
  ['of very many overlays', 'w/o7/kustomization.yaml', () => 'resources: [x.yaml, y.yaml]\n'],
  ['in very many overlays, one less', 'w/o7/x.yaml', () => service('other', 'web')],
])('namesakes %s are not compared, nor judged again', (_name, uri, change) => {
  for (const isBuilt of [true, false]) {
    const costs = [20, 200].map(count => {
      const folders = Array.from({ length: count }, (_, index) => [
        ...(isBuilt ? [[`w/o${index}/kustomization.yaml`, 'resources: [x.yaml]\n']] : []),
        [`w/o${index}/x.yaml`, `${service('x', 'web')}---\n${configMap('web')}`],
        [`w/o${index}/y.yaml`, configMap('web')],
      ]).flat();
      const { whole, edit } = judged(Object.fromEntries(folders), [duplicateObject]);
      return { whole: whole.compared / count, edited: edit(uri, change) };
    });
    expect(costs[1]).toEqual(costs[0]);
    expect(costs[1]?.whole).toBeLessThan(5);
    expect(costs[1]?.edited.judged).toBeLessThan(6);
  }
});

test.each([
  ['with a base', 'w/base/kustomization.yaml', '../base, '],
  ['without one', 'w/one/kustomization.yaml', ''],
])('what very many overlays %s have alike is compared with few', (_name, base, inner) => {
  const [few, many] = [40, 400].map(count => {
    const overlays = Array.from({ length: count }, (_, index) => [
      [`w/o${index}/kustomization.yaml`, `resources: [${inner}x.yaml]\n`],
      [
        `w/o${index}/x.yaml`,
        [
          deployment('api', 'api'),
          service('api', 'api'),
          configMap('api'),
          service('x', 'web'),
        ].join('---\n'),
      ],
    ]).flat();
    const { whole, edit } = judged({
      [base]: 'resources: [a.yaml]\n',
      [base.replace('kustomization', 'a')]: `${deployment('web', 'web')}---\n${configMap('web')}`,
      ...Object.fromEntries(overlays),
    });
    const edited = edit('w/o7/x.yaml', text => text.replace('targetPort: http', 'targetPort: 1'));
    return { whole: whole.compared / count, edited: edited.compared };
  });
  expect(many?.whole).toBeLessThan(1.1 * (few?.whole ?? 0));
  expect(many?.whole).toBeLessThan(inner === '' ? 200 : 40);
  expect(many?.edited).toBe(few?.edited);
});
