import { expect, test } from 'vitest';
import { imagePage } from '../../../server/features/documentLinks.js';
import { workspaceOf } from '../../support/workspaceService.js';

function links(fixture: string): (string | undefined)[] {
  const { service, uri } = workspaceOf(fixture);
  return service.navigation.links(uri).map(({ target }) => target);
}

test('pages of images', () => {
  expect(imagePage('nginx:1.27')).toBe('https://hub.docker.com/_/nginx');
  expect(imagePage('bitnami/redis')).toBe('https://hub.docker.com/r/bitnami/redis');
  expect(imagePage('ghcr.io/fluxcd/flux/cli:v2@sha256:ab')).toBe(
    'https://github.com/fluxcd/flux/pkgs/container/flux%2Fcli',
  );
  expect(imagePage('quay.io/prometheus/node-exporter:v1')).toBe(
    'https://quay.io/repository/prometheus/node-exporter',
  );
  expect(imagePage('registry.example.com:5000/a/b:1')).toBeUndefined();
  expect(imagePage('half typed')).toBeUndefined();
});

test('images of containers', () => {
  expect(
    links('apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: nginx$0\n  - image:\n'),
  ).toEqual(['https://hub.docker.com/_/nginx']);
});

test('files of a kustomization', () => {
  const fixture = `
    # --- file: over/kustomization.yaml
    resources:
    - ../base
    - own.yaml
    - https://example.com/a.yaml
    $0
    # --- file: base/kustomization.yaml
    configMapGenerator: [{ name: a, literals: [b=c] }]
  `;
  expect(links(fixture)).toEqual(['file:///base/kustomization.yaml', 'file:///over/own.yaml']);
});
