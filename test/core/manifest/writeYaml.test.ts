import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeEntries, writeFlow } from '../../../core/manifest/writeYaml.js';
import { jsonOf } from '../../support/manifest.js';

const layout = { column: 0, indentsLists: true };

test('writes as people do', () => {
  const value = {
    apiVersion: 'v1',
    metadata: { labels: { on: 'yes', port: '8080' }, annotations: {} },
    list: [{ a: 1, b: ['x'] }, 'y', [1, 2]],
    empty: [],
    none: null,
  };
  expect(writeEntries(value, layout)).toBe(
    [
      'apiVersion: v1',
      'metadata:',
      '  labels:',
      '    "on": "yes"',
      '    port: "8080"',
      '  annotations: {}',
      'list:',
      '  - a: 1',
      '    b:',
      '      - x',
      '  - "y"',
      '  - [1, 2]',
      'empty: []',
      'none: null',
    ].join('\n'),
  );
  expect(writeEntries({ a: [{ b: 1 }] }, { column: 0, indentsLists: false })).toBe('a:\n- b: 1');
});

const scalar = fc.oneof(
  fc.string({ unit: 'grapheme-ascii' }),
  fc.constantFrom(
    'yes',
    '0777',
    '- a',
    'a: b',
    '#',
    ' a',
    'a:',
    '~',
    '{x',
    '1e3',
    'a\nb',
    '"',
    "'",
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const key = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme-ascii' }),
  fc.constantFrom('on', '1'),
);
const { tree } = fc.letrec(tie => ({
  tree: fc.oneof({ depthSize: 'small' }, scalar, tie('list'), tie('map')),
  list: fc.array(tie('tree'), { maxLength: 4 }),
  map: fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
}));

test('what is written reads back the same, by us and by the yaml library', () => {
  fc.assert(
    fc.property(tree, fc.boolean(), (value, indentsLists) => {
      const text = `${writeEntries({ value }, { column: 0, indentsLists })}\n`;
      expect(jsonOf(text)).toEqual({ value });
      expect(parse(text)).toEqual({ value });
      expect(jsonOf(`value: ${writeFlow(value)}\n`)).toEqual({ value });
    }),
    { numRuns: 300, seed: 1 },
  );
});
