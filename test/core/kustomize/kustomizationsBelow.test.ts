// Which kustomizations of a folder tree can be built by themselves, and what belongs to them.
import { expect, test } from 'vitest';
import { isPartOf } from '../../../core/kustomize/kustomizationParts.js';
import { kustomizationsBelow } from '../../../core/kustomize/kustomizationsBelow.js';
import { memoryBuildFiles } from '../../support/kustomizeBuilds.js';

const tree = {
  'app/base/kustomization.yaml': 'resources: [web.yaml]\n',
  'app/base/web.yaml': '',
  'app/overlays/dev/kustomization.yaml': 'resources: [../../base, ../../../shared/account.yaml]\n',
  'app/overlays/prod/Kustomization': 'resources: [../../base]\n',
  'app/parts/tls/kustomization.yaml': 'kind: Component\n',
  'app/node_modules/x/kustomization.yaml': 'resources: [a.yaml]\n',
  'app/plain.yaml': '',
  'shared/account.yaml': '',
};

test('overlays are found; bases, components and the packages of others are not', () => {
  const { own, roots } = kustomizationsBelow('app', memoryBuildFiles(tree));
  expect(own).toBeUndefined();
  expect(roots).toEqual(['app/overlays/dev/kustomization.yaml', 'app/overlays/prod/Kustomization']);
});

test('a folder knows its own', () => {
  const found = kustomizationsBelow('app/base', memoryBuildFiles(tree));
  expect(found.own).toBe('app/base/kustomization.yaml');
});

test('files in their folders and files they take in belong to kustomizations', () => {
  const found = kustomizationsBelow('', memoryBuildFiles(tree));
  expect(isPartOf(found, 'app/base/left-out.yaml')).toBe(true);
  expect(isPartOf(found, 'shared/account.yaml')).toBe(true);
  expect(isPartOf(found, 'app/plain.yaml')).toBe(false);
});
