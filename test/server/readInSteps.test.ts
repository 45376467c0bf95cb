// A long text read step by step: the end is what reading at once gives, and what was known stays known meanwhile.
import { expect, test } from 'vitest';
import { parseManifest } from '../../core/manifest/parseManifest.js';
import { readInSteps } from '../../server/readInSteps.js';

const long = Array.from({ length: 500 }, (_, index) => `a: ${index}\nb: ${'x'.repeat(200)}\n`);

test('ends with the documents of the text', () => {
  const text = long.join('---\n');
  const steps = [...readInSteps(text, [])];
  const textsOf = (manifest: ReturnType<typeof parseManifest>): readonly string[] =>
    manifest.documents.map(({ document }) => document.text);
  expect(steps.length).toBeGreaterThan(3);
  expect(steps.at(-1)?.map(document => document.text)).toEqual(textsOf(parseManifest(text)));
});

test('keeps documents of the same text, and those not reached yet until the end', () => {
  const known = [...readInSteps(`${long.join('---\n')}---\nlast: 1\n`, [])].at(-1) ?? [];
  const [first, ...others] = readInSteps(long.map(text => `new: ${text}`).join('---\n'), known);
  expect(first).toContain(known.at(-1));
  expect(others.at(-1)).not.toContain(known.at(-1));
  expect([...readInSteps(long.join('---\n'), known)].at(-1)?.[7]).toBe(known[7]);
});

test('a text without anything is one document', () => {
  expect([...readInSteps('', [])]).toHaveLength(1);
});
