import { expect, test } from 'vitest';
import { lineStartsOf, offsetIn, positionIn } from '../../../core/manifest/lineIndex.js';

test('every kind of line end ends a line', () => {
  expect(lineStartsOf('a\nb\r\nc\rd')).toEqual([0, 2, 5, 7]);
});

test('positions count UTF-16 units and go back and forth', () => {
  const text = 'ab\n😀x\r\n\nz';
  const starts = lineStartsOf(text);
  for (const offset of [0, 2, 3, 5, 6, 8, 9, 10]) {
    const position = positionIn(starts, offset, text.length);
    expect(offsetIn(starts, position, text)).toBe(offset);
  }
  expect(positionIn(starts, 5, text.length)).toEqual({ line: 1, character: 2 });
});

test('positions outside the text give its nearest offset', () => {
  const starts = lineStartsOf('ab\ncd\r\n');
  const offset = (line: number, character: number) =>
    offsetIn(starts, { line, character }, 'ab\ncd\r\n');
  expect([offset(0, 9), offset(1, 9), offset(9, 0), offset(-1, 3)]).toEqual([2, 5, 7, 0]);
});
