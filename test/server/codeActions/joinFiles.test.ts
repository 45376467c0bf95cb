import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const one = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const two = '---\n# kept\napiVersion: v1\nkind: Secret\nmetadata: {name: b}\n';

test('the manifests of a folder in one file', () => {
  checkAction(
    `# --- file: a.yaml\n$0${one}# --- file: b.yaml\n${two}# --- file: other/c.yaml\n${two}`,
    'Join the 2 manifests of this folder',
    `# --- file: a.yaml\n${one}${two}`,
  );
});

test('a lonely file, and one beside a kustomization', () => {
  expect(actionsAt(`# --- file: a.yaml\n$0${one}`).join()).not.toContain('Join');
});
