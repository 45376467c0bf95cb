import { expect, test } from 'vitest';
import { imageParts } from '../../../server/hover/images.js';
import { hoverText } from '../../support/hover.js';

test.each([
  ['nginx', 'docker.io', 'library/nginx', undefined],
  ['bitnami/redis:7', 'docker.io', 'bitnami/redis', '7'],
  ['ghcr.io/a/b:1.2', 'ghcr.io', 'a/b', '1.2'],
  ['localhost:5000/a@sha256:ab', 'localhost:5000', 'a', undefined],
])('%s', (image, registry, repository, tag) => {
  expect(imageParts(image)).toMatchObject({ registry, repository });
  expect(imageParts(image).tag).toBe(tag);
});

test('the pull policy that follows', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: ';
  expect(hoverText(`${pod}ngi$0nx\n`)).toContain('Pulled: `Always`, which the server fills in');
  expect(hoverText(`${pod}ngi$0nx:1\n`)).toContain('Pulled: `IfNotPresent`');
});
