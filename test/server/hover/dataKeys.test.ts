import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

const settings =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata:\n  LE$0VEL: a';
const reader = (source: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ ${source} }] }`;

test('who reads a key', () => {
  const one = 'env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: KEY } } }]';
  expect(hoverText(settings, { 'web.yaml': reader(one.replace('KEY', 'LEVEL')) })).toContain(
    'Read by:\n\n- Pod `web` · web.yaml',
  );
  expect(hoverText(settings, { 'web.yaml': reader(one.replace('KEY', 'OTHER')) })).not.toContain(
    'Read by',
  );
  const all = reader('envFrom: [{ configMapRef: { name: settings } }]');
  expect(hoverText(settings, { 'web.yaml': all })).toContain('- Pod `web`, with all other keys');
});
