import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const pod = (lines: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n  - name: main\n    image: nginx\n${lines}`;

test('a text where a list belongs', () => {
  checkAction(
    pod('    command: $0run # why\n'),
    'Make command a list',
    pod('    command:\n    - run # why\n'),
  );
});

test('a number and a boolean in quotes', () => {
  checkAction(pod('    tty: "$0true"\n'), 'Change to true', pod('    tty: true\n'));
  checkAction(
    pod("    ports: [{ containerPort: '$080' }]\n"),
    'Change to 80',
    pod('    ports: [{ containerPort: 80 }]\n'),
  );
});

test('a text that is no number', () => {
  expect(actionsAt(pod('    tty: "$0many"\n')).join()).not.toContain('Change to');
});

test('a time where seconds are counted, and a word for a boolean', () => {
  checkAction(
    pod('    livenessProbe: { periodSeconds: $010s }\n'),
    'Change to 10',
    pod('    livenessProbe: { periodSeconds: 10 }\n'),
  );
  checkAction(pod('    tty: "$0yes"\n'), 'Change to true', pod('    tty: true\n'));
});

test('variables as a mapping', () => {
  checkAction(
    pod('    $0env:\n      A: b\n      C: "1"\n'),
    'Make env a list',
    pod('    env:\n    - name: A\n      value: b\n    - name: C\n      value: "1"\n'),
  );
  checkAction(
    pod('    env: { $0name: A, value: b }\n'),
    'Make env a list',
    pod('    env:\n    - name: A\n      value: b\n'),
  );
});
