import { expect, test } from 'vitest';
import {
  shopAt,
  shopIngress,
  shopService,
  shopSettings,
  shopWorkload,
} from '../../support/shopFiles.js';
import { checkRename, definitionsIn, workspaceOf } from '../../support/workspaceService.js';

test('an object with everything that names it', () => {
  checkRename(
    shopAt('name: settings', 3),
    'config',
    shopSettings.replace('name: settings', 'name: config') +
      shopWorkload.replaceAll('name: settings', 'name: config'),
  );
});

test('a label with its selectors; quotes and comments stay', () => {
  checkRename(
    shopAt('app: "web'),
    'shop',
    shopWorkload.replaceAll('app: web', 'app: shop') +
      shopService.replace('app: "web"', 'app: "shop"'),
  );
});

test('the key of a label', () => {
  checkRename(
    shopAt('app', 2),
    'example.com/app',
    shopWorkload.replaceAll(' app: ', ' example.com/app: ') +
      shopService.replace(' app: ', ' example.com/app: '),
  );
});

test('a value that YAML would read as something else is quoted', () => {
  checkRename(
    shopAt('app: web'),
    'true',
    shopWorkload.replaceAll('app: web', 'app: "true"') +
      shopService.replace('app: "web"', 'app: "true"'),
  );
});

test('ports with their probes, Services and Ingresses', () => {
  checkRename(
    shopAt('name: http'),
    'web',
    shopWorkload.replace('name: http', 'name: web').replace('port: http', 'port: web') +
      shopService.replace('targetPort: http', 'targetPort: web'),
  );
  checkRename(
    shopAt('name: front'),
    'public',
    shopService.replace('front', 'public') + shopIngress.replace('front', 'public'),
  );
});

test('a volume, a key, an anchor', () => {
  checkRename(
    shopAt('name: data', 2),
    'files',
    shopWorkload.replaceAll('name: data', 'name: files'),
  );
  checkRename(
    shopAt('key: level'),
    'log.level',
    shopSettings.replace('level:', 'log.level:') +
      shopWorkload.replace('key: level', 'key: log.level'),
  );
  checkRename(
    'a: &o$0ne {x: 1}\nb: *one\n',
    'two',
    '# --- file: fixture.yaml\na: &two {x: 1}\nb: *two\n',
  );
});

test('what may belong elsewhere waits for a word', () => {
  const { service, uri, position } = workspaceOf(`
    # --- file: shared/a.yaml
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: sett$0ings }
    # --- file: shop/b.yaml
    apiVersion: v1
    kind: Pod
    metadata: { name: a }
    spec: { volumes: [{ name: a, configMap: { name: settings } }] }
  `);
  const answer = service.navigation.rename(uri, { position, newName: 'b' });
  const { changeAnnotations } = (answer as { edit: { changeAnnotations: object } }).edit;
  expect(
    Object.values(changeAnnotations).map(({ needsConfirmation }) => needsConfirmation),
  ).toEqual([false, true]);
});

test('names that Kubernetes refuses, and places without a name', () => {
  const { service, uri, position } = workspaceOf(shopAt('name: data'));
  expect(service.navigation.rename(uri, { position, newName: 'My Data' })).toHaveProperty(
    'problem',
  );
  const other = workspaceOf(shopAt('image: nginx'));
  expect(other.service.navigation.prepareRename(other.uri, other.position)).toMatchObject({
    problem: expect.stringContaining('Nothing here has a name of its own'),
  });
});

test('what is renamed is shown first', () => {
  const { service, uri, position } = workspaceOf(shopAt('app: "web'));
  expect(service.navigation.prepareRename(uri, position)).toEqual({
    placeholder: 'web',
    range: { start: { line: 6, character: 10 }, end: { line: 6, character: 13 } },
  });
});

test('a namespace with the objects in it and the references to it', () => {
  const before = `# --- file: all.yaml
apiVersion: v1
kind: Namespace
metadata: { name: sh$0op }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: shop, namespace: shop }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: web }
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`;
  const after = before.replace('sh$0op', 'store').replaceAll('namespace: shop', 'namespace: store');
  checkRename(before, 'store', after);
  expect(
    definitionsIn(before.replace('$0', '').replace('namespace: shop', 'namespace: s$0hop')),
  ).toEqual(['all.yaml:3 shop']);
});

test('a name that another object has already is refused', () => {
  const { service, uri, position } = workspaceOf(`
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: sett$0ings }
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: other }`);
  const taken = service.navigation.rename(uri, { position, newName: 'other' });
  expect(taken).toMatchObject({ problem: expect.stringContaining('in fixture.yaml already') });
  expect(service.navigation.rename(uri, { position, newName: 'free' })).toHaveProperty('edit');
});

test('a variable with the commands that read it', () => {
  const before = `# --- file: pod.yaml
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      env:
        - name: PO$0RT
          value: "80"
        - { name: URL, value: "http://localhost:$(PORT)" }
      args: ["--port=$(PORT)", --other=$(OTHER)]
`;
  const after = before.replace('PO$0RT', 'LISTEN').replaceAll('$(PORT)', '$(LISTEN)');
  checkRename(before, 'LISTEN', after);
  const read = before.replace('$0', '').replace('port=$(PORT', 'port=$(PO$0RT');
  expect(definitionsIn(read)).toEqual(['pod.yaml:8 PORT']);
});

test('a namespace in the kustomizations that put objects into it, from either side', () => {
  const files = (name: string): string => `# --- file: shop/kustomization.yaml
namespace: ${name}
resources: [ns.yaml, web.yaml]
# --- file: shop/ns.yaml
apiVersion: v1
kind: Namespace
metadata: { name: ${name} }
`;
  const other =
    '# --- file: shop/web.yaml\napiVersion: v1\nkind: Secret\nmetadata: { name: shop }\n';
  const fixture = files('shop') + other;
  checkRename(fixture.replace('{ name: shop', '{ name: $0shop'), 'store', files('store'));
  checkRename(fixture.replace('namespace: shop', 'namespace: $0shop'), 'store', files('store'));
});
