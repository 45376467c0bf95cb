import { expect, test } from 'vitest';
import { readKustomization } from '../../../core/kustomize/kustomization.js';
import { resolvePath, Scopes } from '../../../core/kustomize/scopes.js';
import { parseManifest } from '../../../core/manifest/parseManifest.js';

test('without kustomizations a folder tree belongs together, environments beside each other are apart', () => {
  const scopes = new Scopes();
  expect(scopes.relation('shop/web.yaml', 'shop/db/db.yaml')).toBe('together');
  expect(scopes.relation('shop/web.yaml', 'blog/web.yaml')).toBe('elsewhere');
  expect(scopes.relation('shop/services/a.yaml', 'shop/configmaps/a.yaml')).toBe('together');
  expect(scopes.relation('shop/prod/web.yaml', 'shop/staging/web.yaml')).toBe('apart');
});

test('what one kustomization builds belongs together; overlays of one base are apart', () => {
  const scopes = scopesOf({
    'base/kustomization.yaml': 'resources: [web.yaml]',
    'overlays/a/kustomization.yaml':
      'resources: [../../base, extra.yaml]\npatches: [{ path: patch.yaml }]\nnamePrefix: a-',
    'overlays/b/kustomization.yaml': 'resources: [../../base, extra.yaml]\nnamespace: b',
    'other/kustomization.yaml': 'resources: [x.yaml]',
  });
  expect(scopes.relation('overlays/a/extra.yaml', 'base/web.yaml')).toBe('together');
  expect(scopes.relation('overlays/a/extra.yaml', 'overlays/b/extra.yaml')).toBe('apart');
  expect(scopes.relation('overlays/a/extra.yaml', 'other/x.yaml')).toBe('elsewhere');
  expect(scopes.isPatch('overlays/a/patch.yaml')).toBe(true);
  expect(scopes.isPatch('base/web.yaml')).toBe(false);
  expect(scopes.namespaceOf('overlays/b/extra.yaml')).toBe('b');
  expect(scopes.nameBeforeBuild('overlays/a/extra.yaml', 'a-web')).toEqual(['web']);
});

test('a cycle of kustomizations ends, and half-typed ones build what they can', () => {
  const scopes = scopesOf({
    'a/kustomization.yaml': 'resources: [../b, web.yaml]',
    'b/kustomization.yaml': 'resources:\n  - ../a\n  -\n',
  });
  expect(scopes.rootsOf('a/web.yaml').size).toBe(2);
});

test('paths are resolved in URIs and in plain paths', () => {
  expect(resolvePath('file:///w/a', '../b c/./d.yaml')).toBe('file:///w/b%20c/d.yaml');
  expect(resolvePath('', '../base')).toBe('../base');
});

function scopesOf(files: Readonly<Record<string, string>>): Scopes {
  const scopes = new Scopes();
  for (const [file, text] of Object.entries(files)) {
    const [placed] = parseManifest(text).documents;
    scopes.set(file, placed && readKustomization(placed.document));
  }
  return scopes;
}
