import { expect, test } from 'vitest';
import { documentOf, faultsOf, jsonOf } from '../../support/manifest.js';

test('reads block mappings, lists at both indentations, and nothing as null', () => {
  expect(
    jsonOf(`
      a:
        b: 1
        list:
        - x
        -
        - - 1
          - k: v
            l: w
      deep:
        - s
      empty:
    `),
  ).toEqual({ a: { b: 1, list: ['x', null, [1, { k: 'v', l: 'w' }]] }, deep: ['s'], empty: null });
});

test('reads flow style, over lines and as JSON', () => {
  expect(
    jsonOf(`
      a: {b: [1, two, "th,ree", {c: d}], e: , "f":1}
      args: [
        "-c", # why
        x y
      ]
      pairs: [k: v, l: w]
      url: http://x:80/a#b
    `),
  ).toEqual({
    a: { b: [1, 'two', 'th,ree', { c: 'd' }], e: null, f: 1 },
    args: ['-c', 'x y'],
    pairs: [{ k: 'v' }, { l: 'w' }],
    url: 'http://x:80/a#b',
  });
});

test('reads quotes with escapes and folded lines', () => {
  expect(
    jsonOf(`
      single: 'it''s
        two

        lines'
      double: "a\\tb \\u00e9 \\x41 \\
        joined
        folded"
      "key: x": v
    `),
  ).toEqual({ single: "it's two\nlines", double: 'a\tb é A joined folded', 'key: x': 'v' });
});

test.each([
  ['|', 'a\n b\n\nc\n'],
  ['|-', 'a\n b\n\nc'],
  ['|+', 'a\n b\n\nc\n\n'],
  ['>', 'a\n b\n\nc\n'],
])('reads text blocks: %s', (header, text) => {
  expect(jsonOf(`x: ${header}\n  a\n   b\n\n  c\n\nz: 1\n`)).toEqual({ x: text, z: 1 });
});

test('folds lines of one paragraph into one', () => {
  expect(jsonOf('x: >-\n  a\n  b\n\n  c\n')).toEqual({ x: 'a b\nc' });
});

test('a text block may hold marks, comments and keys', () => {
  const text = 'x: |2 # text\n    a: b\n  # no comment\n  - c\n';
  expect(jsonOf(text)).toEqual({ x: '  a: b\n# no comment\n- c\n' });
});

test('a plain scalar goes on over deeper lines', () => {
  expect(jsonOf('a: b\n  c\n\n  d # e\nf: g#h\n')).toEqual({ a: 'b c\nd', f: 'g#h' });
});

test('resolves anchors, aliases and merge keys; own keys win', () => {
  expect(
    jsonOf(`
      base: &base {a: 1, b: 2}
      list: &list
      - x
      one: {<<: *base, b: 3}
      two: {<<: [{a: 5}, *base], c: *list}
    `),
  ).toEqual({
    base: { a: 1, b: 2 },
    list: ['x'],
    one: { a: 1, b: 3 },
    two: { a: 5, b: 2, c: ['x'] },
  });
});

test('keys are strings as JSON has them, and __proto__ is a key', () => {
  const value = jsonOf('yes: 1\n8080: 2\n__proto__: 3\n') as object;
  expect(Object.entries(value)).toEqual([
    ['8080', 2],
    ['true', 1],
    ['__proto__', 3],
  ]);
});

test('reads a byte order mark, directives, CRLF and surrogate pairs', () => {
  const document = documentOf('\uFEFF%YAML 1.1\r\n---\r\na: "😀" # x\r\nb: c\r\n');
  expect(document.toValue()).toEqual({ a: '😀', b: 'c' });
  expect(document.problems).toEqual([]);
  const found = document.find(['a']).value;
  expect(found && document.text.slice(found.start, found.end)).toBe('"😀"');
});

test('keeps the lines before and after a half-typed one', () => {
  const text = `
    spec:
      replicas: 3
      sel
      template:
        x: 1`;
  expect(faultsOf(text)).toEqual(['missing-colon at sel']);
  expect(jsonOf(text)).toEqual({ spec: { replicas: 3, sel: null, template: { x: 1 } } });
});

test('an open quote ends with its line', () => {
  const text = `
    a: "x
    b: 'y'
    c: "z"`;
  expect(faultsOf(text)).toEqual(['unclosed-quote at "x']);
  expect(jsonOf(text)).toEqual({ a: 'x', b: 'y', c: 'z' });
});

test('an open bracket ends with its block', () => {
  const text = `
    spec:
      args: [a, b
      ports: [c]
    kind: X`;
  expect(faultsOf(text)).toEqual(['unclosed-bracket at [']);
  expect(jsonOf(text)).toEqual({ spec: { args: ['a', 'b'], ports: ['c'] }, kind: 'X' });
});

test('a line that is indented too far is reported, and its keys are kept', () => {
  const text = `
    a: 1
       b: 2
    c: 3`;
  expect(faultsOf(text)).toEqual(['bad-indentation at b: 2']);
  expect(jsonOf(text)).toEqual({ a: 1, b: 2, c: 3 });
});

test('a key among list items is reported and belongs to the last item', () => {
  const text = `
    list:
      - name: x
      image: i
    d: 1`;
  expect(faultsOf(text)).toEqual(['bad-indentation at image: i']);
  expect(jsonOf(text)).toEqual({ list: [{ name: 'x', image: 'i' }], d: 1 });
});

test.each([
  ['tab-indentation', 'a:\n\tb: 1\n'],
  ['tab-indentation', 'a:\n  -\tb\n'],
  ['nested-mapping', 'a: b: c\n'],
  ['inline-sequence', 'a: - b\n'],
  ['duplicate-key', 'a: 1\nb: 2\na: 3\n'],
  ['duplicate-key', '{"a": 1, "a": 2}'],
  ['unknown-anchor', 'a: *none\n'],
  ['unexpected-text', 'a: "b" c\n'],
  ['reserved-character', 'a: @b\n'],
  ['control-character', 'a: b\u0000c\n'],
  ['bad-escape', 'a: "\\q"\n'],
  ['bad-key', '? [a]\n: b\n'],
  ['missing-comma', 'a: {b: 1 "c": 2}\n'],
])('reports %s', (code, text) => {
  expect(documentOf(text).problems.map(problem => problem.code)).toContain(code);
});

test('aliases that expand without measure are refused and bounded', () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const below = level === 0 ? '"lol"' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array(9).fill(below).join(', ')}]`;
  });
  const document = documentOf(`${levels.join('\n')}\n`);
  expect(document.problems.map(problem => problem.code)).toEqual(['excessive-aliasing']);
  expect(document.toValue()).toBeTypeOf('object');
});

test('deep nesting is reported, not followed', () => {
  for (const text of ['['.repeat(100_000), '- '.repeat(100_000), 'a:\n'.repeat(9)]) {
    expect(() => documentOf(text).toValue()).not.toThrow();
  }
  expect(documentOf('['.repeat(100_000)).problems.map(({ code }) => code)).toContain('nesting');
});

test('template language keeps its lines to itself', () => {
  const document = documentOf(`
    kind: Deployment
    {{- if .Values.on }}
    spec:
      image: {{ .Values.image }}
    {{- end }}`);
  expect(document.nature).toBe('helm-template');
  expect(document.problems).toEqual([]);
  expect(document.kind).toBe('Deployment');
});
