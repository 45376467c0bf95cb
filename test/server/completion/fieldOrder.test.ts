import { expect, test } from 'vitest';
import { labelsAt, serviceWith, uri, withCursor } from '../../support/service.js';

test('fields come as people write them; a status is offered to those who ask', () => {
  const service = 'apiVersion: v1\nkind: Service\n';
  expect(labelsAt(`${service}spec:\n  $0`).slice(0, 3)).toEqual(['type', 'selector', 'ports']);
  expect(labelsAt(`${service}$0`)).toEqual(['metadata', 'spec']);
  expect(labelsAt(`${service}st$0`)).toContain('status');
});

test('deprecated fields say so and go last', () => {
  const { text, position } = withCursor('apiVersion: v1\nkind: Pod\nspec:\n  $0');
  const { items } = serviceWith(text).complete(uri, position);
  const old = items.filter(({ tags }) => tags?.includes(1)).map(({ label }) => label);
  expect(old).toContain('serviceAccount');
  expect(old).not.toContain('serviceAccountName');
  expect(items.at(-1)?.tags).toEqual([1]);
});
