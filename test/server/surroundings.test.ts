// Facts beside and above what a kustomization builds count what is applied, not what the file says alone.
import { expect, test } from 'vitest';
import { workspaceOf } from '../support/workspaceService.js';

const patched = (cursor: string): string => `# --- file: w/kustomization.yaml
resources: [app.yaml, service.yaml]
labels: [{ pairs: { team: shop }, includeSelectors: true }]
replicas: [{ name: web, count: 5 }]
# --- file: w/app.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: "nginx:1" }] }
# --- file: w/service.yaml
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ${cursor}selector: { app: web }, ports: [{ port: 80 }] }
`;

test('a selector of what is built', () => {
  const { service, uri, position } = workspaceOf(patched('$0'));
  const hover = service.hover(uri, position, 0)?.contents as { readonly value: string };
  expect(hover.value).toContain('Selects 5 pods');
  expect(service.codeLenses(uri)[0]?.command?.title).toContain('reaches 5 pods of Deployment web');
});

test('a port that a patch gives the pods', () => {
  const port =
    '[{ op: add, path: /spec/template/spec/containers/0/ports, value: [{ name: http, containerPort: 8080 }] }]';
  const fixture = patched('')
    .replace(
      'replicas: [',
      `patches: [{ target: { kind: Deployment }, patch: '${port}' }]\nreplicas: [`,
    )
    .replace('port: 80 }', 'port: 80, $0targetPort: http }');
  const { service, uri, position } = workspaceOf(fixture);
  const hover = service.hover(uri, position, 0)?.contents as { readonly value: string };
  expect(hover.value).toContain('- 8080/TCP (`http`) of Deployment `web`');
});

test('of two builds none is told: the file itself counts', () => {
  const second =
    '# --- file: v/kustomization.yaml\nresources: [../w/app.yaml, ../w/service.yaml]\n';
  const { service, uri, position } = workspaceOf(second + patched('$0'));
  const hover = service.hover(uri, position, 0)?.contents as { readonly value: string };
  expect(hover.value).toContain('Selects 2 pods');
});

test('the lens of a workload', () => {
  const { service } = workspaceOf(patched('$0'));
  service.openDocument('file:///w/app.yaml', patched('').split(/# --- file: .*\n/)[2] ?? '', 1);
  const [lens] = service.codeLenses('file:///w/app.yaml');
  expect(lens?.command?.title).toBe(
    'Run in simulator · 5 pods · reached by Service web (service.yaml)',
  );
});
