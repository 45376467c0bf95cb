import { expect, test } from 'vitest';
import { parseManifest } from '../../../core/manifest/parseManifest.js';
import { cursorContext } from '../../../server/cursor/cursorContext.js';
import { withCursor } from '../../support/service.js';

/** `place path [word]` of the cursor of a fixture. */
function context(fixture: string): string {
  const { text, offset } = withCursor(fixture);
  const document = parseManifest(text).documents[0]?.document;
  const found = document && cursorContext(document, offset);
  return found === undefined
    ? 'nothing'
    : `${found.place} ${found.path.join('.')} [${text.slice(found.start, found.end)}]`;
}

test.each([
  ['a:\n  b$0: 1\n', 'key a [b]'],
  ['a:\n  b: $0\n', 'value a.b []'],
  ['a:\n  b: x$0y # c\n', 'value a.b [xy]'],
  ['a:\n  b:$0\n', 'value a.b []'],
  ['a:\n  $0\n  b: 1\n', 'key a []'],
  ['a:\n  b: 1\n$0\nc: 2\n', 'key  []'],
  ['a:\n  b:\n    c: 1\n  $0', 'key a []'],
  ['a:\n  b:\n    c: 1\n    $0', 'key a.b []'],
  ['a:\n- b: 1\n  $0', 'key a.0 []'],
  ['a:\n- b: 1\n- $0', 'item a.1 []'],
  ['a:\n- b: 1\n- c$0', 'item a.1 [c]'],
  ['a:\n  - b: 1\n  - c: 2\n    d: $0', 'value a.1.d []'],
  ['a:\n  $0\n', 'key a []'],
  ['a:\n  - - x$0\n', 'item a.0.0 [x]'],
  ['a: {b: {c: $0}}\n', 'value a.b.c []'],
  ['a: {b: 1, c$0}\n', 'key a [c]'],
  ['a: [x, y$0]\n', 'value a.1 [y]'],
  ['{a: {b: $0}}\n', 'value a.b []'],
  ['a:\n  b: {c: 1}\n    $0\n', 'nothing'],
  ['a:\n  b: {c: 1,\n    $0', 'key a.b []'],
  ['"a b":\n  "c$0": 1\n', 'key a b ["c"]'],
  ['a: "x\n  $0\nb: 1\n', 'nothing'],
  ['a: |\n  x$0\n', 'nothing'],
  ['a:\n  b: 1\n  $0 # x\n', 'key a []'],
  ['a:\n  - $0 # x\n', 'item a.0 []'],
  ['# x$0\n', 'nothing'],
  ['a: b # x$0\n', 'nothing'],
])('%j', (fixture, expected) => {
  expect(context(fixture)).toBe(expected);
});
