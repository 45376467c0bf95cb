import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

test('tabs at the start of lines become spaces, others stay', () => {
  checkAction(
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n\t$0name: a\ndata:\n\tkey: a\tb\n',
    'Indent with spaces',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  key: a\tb\n',
  );
});

test('a document without tabs is left alone', () => {
  expect(actionsAt('kind: A\n   b$0: c\n').join()).not.toContain('Indent');
});
