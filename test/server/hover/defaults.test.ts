import { expect, test } from 'vitest';
import { hoverText } from '../../support/hover.js';

test('what the server fills in below a key', () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n';
  const text = hoverText(`${service}sp$0ec: {sessionAffinity: None}\n`);
  expect(text).toContain('- `type: ClusterIP`');
  expect(text).not.toContain('- `sessionAffinity');
});

test('nothing where all is said or nothing is known', () => {
  expect(hoverText('apiVersion: v1\nkind: ConfigMap\nda$0ta: {a: b}\n')).not.toContain('fills in');
});
