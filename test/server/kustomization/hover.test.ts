import { expect, test } from 'vitest';
import { atCursor } from '../../support/kustomizations.js';

const files = {
  'web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: "nginx:1.27" }] }
`,
  'base/kustomization.yaml': 'resources: []\nconfigMapGenerator: [{ name: x }]\n',
};

test.each([
  ['name$0Prefix: a-', 'Deployment `web` → `a-web`'],
  ['namespace: sh$0op', 'Deployment `web` → `web` in namespace `shop`'],
  ['images: [{ name: ngi$0nx, newTag: "2" }]', '`nginx:1.27` → `nginx:2`'],
  ['patches: [{ target: { kind: Depl$0oyment }, path: x }]', 'Matches 1 object: 1 Deployment'],
  ['patches: [{ target: { kind: Serv$0ice }, path: x }]', 'Matches nothing that is built.'],
  ['replicas: [{ name: we$0b, count: 2 }]', 'Deployment `web`'],
  ['patches: [{ path: we$0b.yaml }]', 'Deployment `web`'],
  ['commonL$0abels: {}', 'deprecated'],
  ['configMapGenerator: [{ beh$0avior: merge }]', 'Values: `create`, `replace`, `merge`'],
])('%j: %j', (text, wanted) => {
  const found = hoverOn(`resources: [web.yaml]\n${text}\n`);
  expect(found).toContain(wanted);
});

test('a folder is what its kustomization builds; where nothing stands nothing is said', () => {
  expect(hoverOn('resources: [ba$0se]\n')).toContain('1 object: 1 ConfigMap');
  expect(hoverOn('resources: [base]\n$0\n')).toBeUndefined();
});

function hoverOn(text: string): string | undefined {
  const { service, uri, position } = atCursor({ ...files, 'kustomization.yaml': text });
  const found = service.hover(uri, position);
  return found && JSON.parse(JSON.stringify(found.contents)).value;
}
