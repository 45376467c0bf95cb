import { expect, test } from 'vitest';
import { actionsAt, checkAction } from '../../support/codeActions.js';

const settings = (lines: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n${lines}`;
const pod = (lines: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n  - name: main\n    image: a\n${lines}`;

test.each([
  ['  a: $0error: it failed # why\n  b: c\n', '  a: "error: it failed" # why\n  b: c\n'],
  ['  a: $0say "it": now\n', `  a: 'say "it": now'\n`],
  ['  a: $0@b\n', '  a: "@b"\n'],
  ['  a: $0*.example.com # all\n', '  a: "*.example.com" # all\n'],
])('quotes %j', (before, after) => {
  const quoted = /(?<=a: )(".*?"|'.*')(?= #|\n)/.exec(after)?.[0];
  checkAction(settings(before), `Change to ${quoted}`, settings(after));
});

test('quotes an item that reads as a mapping', () => {
  checkAction(
    pod('    args:\n    - $0--x=a: b\n'),
    'Change to "--x=a: b"',
    pod('    args:\n    - "--x=a: b"\n'),
  );
});

test('quotes within a list in brackets', () => {
  checkAction(
    pod('    args: [$0*.a.com, b]\n'),
    'Change to "*.a.com"',
    pod('    args: ["*.a.com", b]\n'),
  );
});

test.each([
  ['  a: $0"b # c\n  d: e\n', '  a: "b" # c\n  d: e\n'],
  ["  a: $0'b\n", "  a: 'b'\n"],
])('closes %j', (before, after) => {
  checkAction(settings(before), 'Close the quote', settings(after));
});

test.each([
  ['data:\n  $0a:b\n', 'data:\n  a: b\n'],
  ['$0data:\n  a:b\n  c:d\n', 'data:\n  a: b\n  c: d\n'],
  ['data:\n  b: c\n  $0a:b\n', 'data:\n  b: c\n  a: b\n'],
])('puts spaces into %j', (before, after) => {
  const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
  checkAction(head + before, 'Put a space after the colon', head + after);
});

test('leaves alone what has more than one reading', () => {
  expect(actionsAt(pod('    args: ["a", $0"b]\n')).join()).not.toContain('Close');
  expect(actionsAt(settings('  $0http://a\n')).join()).not.toContain('space');
});
