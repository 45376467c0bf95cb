import { expect, test } from 'vitest';
import { createDocument } from '../../../core/manifest/document.js';
import { parseManifest } from '../../../core/manifest/parseManifest.js';

const size = 120_000;
const megabyte = 1_000_000;
/** Generous: a reader that looks at the text twice per line would take minutes. */
const limitMs = 3_000;

test.each([
  ['open quotes', 'a: "x\n'],
  ['open single quotes', "- 'x\n"],
  ['open brackets', 'a: [x\n'],
  ['open braces in JSON', '{"a": '],
  ['tabs', '\ta: 1\n'],
  ['dashes', '- '],
  ['colons', ': '],
  ['question marks', '? '],
  ['anchors', '&a '],
  ['marks', '---\n'],
  ['deeper and deeper plain text', 'a\n  b\n'],
  ['one long quoted text', '"x y \n'],
  ['unknown aliases', '- *a\n'],
  ['carriage returns', 'a: b\r'],
  ['template words', '{{ if }}\n'],
])(
  'much of %s is read in linear time',
  (_, piece) => {
    const start = performance.now();
    const manifest = parseManifest(piece.repeat(size / piece.length));
    for (const { document } of manifest.documents) {
      document.toValue();
    }
    expect(performance.now() - start).toBeLessThan(limitMs);
  },
  20_000,
);

test('ten megabytes of objects are read', () => {
  const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n';
  const document = `${object}${'  k: "value" # and why\n'.repeat(50)}---\n`;
  const count = Math.ceil((10 * megabyte) / document.length);
  const { documents } = parseManifest(document.repeat(count));
  expect(documents.length).toBe(count + 1);
  expect(documents.at(-2)?.document.name).toBe('a');
}, 20_000);

test('a chain of aliases is bounded', () => {
  const links = Array.from({ length: 5000 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}]`);
  const document = createDocument(`a0: &a0 x\n${links.join('\n')}\n`);
  expect(document.problems.map(({ code }) => code)).toEqual(['excessive-aliasing']);
  expect(() => JSON.stringify(document.toValue())).not.toThrow();
});

test('an anchor inside its own value is unknown there', () => {
  const document = createDocument('a: &a [*a]\n');
  expect(document.problems.map(({ code }) => code)).toEqual(['unknown-anchor']);
  expect(document.toValue()).toEqual({ a: [null] });
});

test('lone surrogates and odd line separators do no harm', () => {
  const document = createDocument('a: "\ud83d"\nb: \u2028x\u2029\nc: \u0085\n');
  expect(document.find(['a']).exact).toBe(true);
  expect(document.problems).toEqual([]);
});
