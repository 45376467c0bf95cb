import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const map = (data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n${data}`;

test('the later key goes with its lines', () => {
  checkAction(
    map('  a: b # one\n  $0a: |\n    long\n    text\n  # c\n  c: d\n'),
    'Remove this one',
    map('  a: b # one\n  # c\n  c: d\n'),
  );
});

test('in flow style', () => {
  checkAction(
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: b, $0a: c }\n',
    'Remove this one',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: b }\n',
  );
});

test('every key stands once', () => {
  expect(actionsAt(map('  a: $0b\n')).join()).not.toContain('Remove this one');
});
