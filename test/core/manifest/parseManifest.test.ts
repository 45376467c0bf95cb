import { expect, test } from 'vitest';
import { parseManifest } from '../../../core/manifest/parseManifest.js';

function splits(text: string): string[] {
  return parseManifest(text).documents.map(({ document }) => document.text);
}

test('documents start at their mark; comments before the first one belong to it', () => {
  expect(splits('# c\n---\na: 1\n---\nb: 2\n')).toEqual(['# c\n---\na: 1\n', '---\nb: 2\n']);
  expect(splits('---\na: 1\n--- # x\n--- |\n t\n')).toEqual([
    '---\na: 1\n',
    '--- # x\n',
    '--- |\n t\n',
  ]);
});

test('marks count at the start of a line only, also inside text blocks', () => {
  expect(splits('a: |\n  ---\n  b\n---x: 1\n')).toEqual(['a: |\n  ---\n  b\n---x: 1\n']);
  expect(splits('a: |\n  b\n---\nc: d\n')).toEqual(['a: |\n  b\n', '---\nc: d\n']);
});

test('dots end a document', () => {
  expect(splits('a: 1\n...\nb: 2\n')).toEqual(['a: 1\n...\n', 'b: 2\n']);
  expect(parseManifest('a: 1\n...\n').documents[0]?.document.toValue()).toEqual({ a: 1 });
});

test('says on which line and offset each document starts', () => {
  const { documents } = parseManifest('a: 1\r\n---\r\nb: 2\r\n---\r\nc: 3\r\n');
  expect(documents.map(({ line, offset }) => [line, offset])).toEqual([
    [0, 0],
    [1, 6],
    [3, 17],
  ]);
});

test('keeps the documents whose text did not change, also when they move', () => {
  const one = parseManifest('a: 1\n---\nb: 2\n---\nc: 3\n');
  const two = parseManifest('new: 0\n---\na: 1\n---\nb: 2\n---\nc: 4\n', one);
  const kept = two.documents.map(({ document }) =>
    one.documents.findIndex(old => old.document === document),
  );
  expect(kept).toEqual([-1, -1, 1, -1]);
  const swapped = parseManifest('---\nb: 2\n---\nc: 3\n---\nb: 2\n', one);
  expect(swapped.documents.map(({ document }) => document === one.documents[1]?.document)).toEqual([
    true,
    false,
    false,
  ]);
});

test('a document that stands twice is two documents', () => {
  const one = parseManifest('a: 1\n---\nb: 2\n');
  const { documents } = parseManifest('a: 1\n---\nb: 2\n---\nb: 2\n', one);
  expect(new Set(documents.map(({ document }) => document)).size).toBe(3);
});

test('an edit inside one document leaves the others alone', () => {
  const before = Array.from({ length: 50 }, (_, n) => `---\nname: n${n}\n`).join('');
  const manifest = parseManifest(before);
  const at = before.indexOf('n25');
  const after = `${before.slice(0, at)}x\n${before.slice(at)}`;
  const edited = parseManifest(after, manifest, { start: at, oldEnd: at, newEnd: at + 2 });
  const changed = edited.documents.filter(
    ({ document, index }) => document !== manifest.documents[index]?.document,
  );
  expect(changed.map(({ index }) => index)).toEqual([25]);
  expect(edited.documents[30]?.line).toBe(61);
});

/** A small generator with a fixed course: the same edits every time. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state;
  }
}

test('after any edits the manifest is what a fresh reading gives', () => {
  const chance = numbers(7);
  const next = (below: number) => chance.next().value % below;
  const pieces = [
    '---\n',
    '\n',
    'a: 1\n',
    '...\n',
    '-',
    ' ',
    '# c\n',
    '%YAML 1.1\n',
    '--- x\n',
    '\r\n',
  ];
  let text = '---\na: 1\n---\nb: |\n  x\n...\nc: 2\n';
  let manifest = parseManifest(text);
  for (let round = 0; round < 3000; round++) {
    const start = next(text.length + 1);
    const oldEnd = Math.min(text.length, start + next(6));
    const piece = pieces[next(pieces.length)] ?? '';
    text = text.slice(0, start) + piece + text.slice(oldEnd);
    const edit = { start, oldEnd, newEnd: start + piece.length };
    manifest = parseManifest(text, manifest, round % 3 === 0 ? undefined : edit);
    const fresh = parseManifest(text);
    expect(manifest.documents.map(d => [d.document.text, d.line, d.offset, d.index])).toEqual(
      fresh.documents.map(d => [d.document.text, d.line, d.offset, d.index]),
    );
    text = text.length > 200 ? text.slice(0, 100) : text;
    manifest = manifest.text === text ? manifest : parseManifest(text, manifest);
  }
});
