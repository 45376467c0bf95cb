import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const first = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const second = '# kept\napiVersion: v1\nkind: Secret\nmetadata: {name: b}\n';

test('a file for each object', () => {
  checkAction(
    `$0${first}---\n${second}`,
    'Split into 2 files',
    `# --- file: b-secret.yaml\n${second}# --- file: fixture.yaml\n${first}`,
  );
});

test('one object stays', () => {
  expect(actionsAt(`$0${first}`).join()).not.toContain('Split');
});
