import { expect, test } from 'vitest';
import { shopAt } from '../../support/shopFiles.js';
import { referencesIn, shown, workspaceOf } from '../../support/workspaceService.js';

test('everything that names an object', () => {
  expect(referencesIn(shopAt('name: settings', 3)).sort()).toEqual([
    'settings.yaml:4 settings',
    'web.yaml:25 settings',
    'web.yaml:30 settings',
  ]);
});

test('a label and its selectors', () => {
  expect(referencesIn(shopAt('app: web')).sort()).toEqual([
    'service.yaml:7 web',
    'web.yaml:12 web',
    'web.yaml:8 web',
  ]);
});

test('without the declaration', () => {
  const workspace = workspaceOf(shopAt('level', 2));
  const { service, uri, position } = workspace;
  const found = service.navigation.references(uri, { position, includeDeclaration: false });
  expect(shown(workspace, found)).toEqual(['web.yaml:25 level']);
});

test('objects of another namespace and environment are others', () => {
  const fixture = `
    # --- file: dev/a.yaml
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: sett$0ings }
    # --- file: prod/b.yaml
    apiVersion: v1
    kind: Pod
    metadata: { name: a }
    spec: { volumes: [{ name: a, configMap: { name: settings } }] }
    # --- file: dev/c.yaml
    apiVersion: v1
    kind: Pod
    metadata: { name: a }
    spec: { volumes: [{ name: a, configMap: { name: settings } }] }
  `;
  expect(referencesIn(fixture)).toEqual(['dev/a.yaml:3 settings', 'dev/c.yaml:4 settings']);
});
