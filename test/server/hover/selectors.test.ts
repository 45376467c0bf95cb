import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } } }
`;

test('what a selector selects, with pods and files', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  sele$0ctor: {app: web}';
  const text = hoverText(service, { 'web.yaml': web });
  expect(text).toContain('Selects 3 pods');
  expect(text).toContain('- Deployment `web`: 3 pods · web.yaml');
});

test('a selector without pods, and a half-typed one', () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  sele$0ctor: ';
  expect(hoverText(`${service}{app: api}`)).toContain('Selects **no pod**');
  expect(hoverText(service)).not.toContain('Selects');
});
