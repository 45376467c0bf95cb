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

test('who else runs an image of the repository', () => {
  const pod = (image: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n  - image: ${image}\n`;
  const others = { 'b.yaml': pod('example/web:2'), 'c.yaml': pod('example/webby:1') };
  const text = hoverText(pod('exa$0mple/web:1'), others);
  expect(text).toContain('Also run by:\n\n- Pod `a`: `2` · b.yaml');
  expect(text).not.toContain('c.yaml');
});
