// Lines of a text: between offsets and the positions that editors speak of.

import type { TextPosition } from './node.js';

/** Offsets at which the lines of a text start; `\n`, `\r\n` and `\r` end a line. */
export function lineStartsOf(text: string): number[] {
  if (text.includes('\r')) {
    return lineStartsWithReturns(text);
  }
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** The position of an offset; offsets outside the text are moved to its ends. */
export function positionIn(
  lineStarts: readonly number[],
  offset: number,
  length: number,
): TextPosition {
  const inside = Math.max(0, Math.min(offset, length));
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= inside) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return { line: low, character: inside - (lineStarts[low] ?? 0) };
}

/** The offset of a position; a character beyond its line's end gives that end. */
export function offsetIn(
  lineStarts: readonly number[],
  position: TextPosition,
  text: string,
): number {
  if (position.line < 0) {
    return 0;
  }
  const start = lineStarts[position.line];
  if (start === undefined) {
    return text.length;
  }
  const next = lineStarts[position.line + 1] ?? text.length + 1;
  let end = Math.min(next - 1, text.length);
  if (next <= text.length && text[end] === '\n' && text[end - 1] === '\r' && end > start) {
    end--;
  }
  return Math.max(start, Math.min(start + Math.max(position.character, 0), end));
}

function lineStartsWithReturns(text: string): number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 13 && text.charCodeAt(offset + 1) === 10) {
      offset++;
      starts.push(offset + 1);
    } else if (code === 13 || code === 10) {
      starts.push(offset + 1);
    }
  }
  return starts;
}
