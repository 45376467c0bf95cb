import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const pod = (env: string) => `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  containers:
  - name: main
    image: nginx
    env:
${env}`;

test('the second of a name goes with its lines; comments of others stay', () => {
  checkAction(
    pod(
      '    # first\n    - name: A # one\n      value: a\n    - name: $0A\n      value: b # two\n    # last\n    - name: B\n      value: c\n',
    ),
    'Remove env A',
    pod(
      '    # first\n    - name: A # one\n      value: a\n    # last\n    - name: B\n      value: c\n',
    ),
  );
});

test('in flow style with its comma', () => {
  checkAction(
    pod('      [{ name: A, value: a }, { $0name: A, value: b }, { name: B, value: c }]\n'),
    'Remove env A',
    pod('      [{ name: A, value: a }, { name: B, value: c }]\n'),
  );
});

test('the only item goes with its list', () => {
  checkAction(
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  volumes:\n  - name: $0cache\n    emptyDir: {}\n  containers:\n  - name: main\n    image: nginx\n',
    'Remove volume cache',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n  - name: main\n    image: nginx\n',
  );
});

test('nothing is there twice', () => {
  expect(actionsAt(pod('    - name: $0A\n      value: a\n')).join()).not.toContain('Remove');
});
