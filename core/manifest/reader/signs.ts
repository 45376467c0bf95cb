// What the block reader looks ahead for on a line, and what it says about lines that do not fit.

import type { ScalarNode } from '../node.js';
import * as characters from './characters.js';
import { lineEndAfter, type Reader, report, scalarNode, skipSpaces, trimmedEnd } from './reader.js';

const { COLON, DASH, isBlank } = characters;

/** Template language in the place of a node: read as one word per line, so that the lines around it stay. */
export function readTemplateLine(reader: Reader): ScalarNode {
  const start = reader.pos;
  reader.pos = lineEndAfter(reader, start);
  const end = trimmedEnd(reader.text, start, reader.pos);
  const text = reader.text.slice(start, end);
  return scalarNode('plain', { start, end }, text, text);
}

/** Offset of the colon that makes the scalar before the cursor a key. */
export function colonAhead(reader: Reader): number | undefined {
  skipSpaces(reader);
  const { text, pos } = reader;
  return text.charCodeAt(pos) === COLON && isBlank(text.charCodeAt(pos + 1)) ? pos : undefined;
}

/** Reports characters that plain text cannot start with. */
export function checkPlainStart(reader: Reader, code: number): void {
  const { pos } = reader;
  const reserved =
    code === characters.AT || code === characters.BACKTICK || code === characters.PERCENT;
  if (reserved || (characters.isFlowIndicator(code) && code !== characters.OPEN_BRACE)) {
    const sign = reader.text[pos] ?? '';
    const message = `found character that cannot start any token: quote the text that starts with ${sign}`;
    report(reader, { start: pos, end: pos + 1 }, 'reserved-character', message);
  }
}

/** The cursor is at the dash of a list item. */
export function atDash(reader: Reader): boolean {
  const { text, pos } = reader;
  return text.charCodeAt(pos) === DASH && isBlank(text.charCodeAt(pos + 1));
}

/** Reports the cursor's line as one that its indentation puts nowhere. */
export function reportIndentation(reader: Reader, expected: string): void {
  const start = reader.pos;
  const end = trimmedEnd(reader.text, start, lineEndAfter(reader, start));
  const message = `did not find expected ${expected}: check the indentation of this line`;
  report(reader, { start, end }, 'bad-indentation', message);
}

/** Moves past the line when nothing of it could be read. */
export function skipStuckLine(reader: Reader, start: number): void {
  if (reader.pos === start) {
    reader.pos = lineEndAfter(reader, start);
  }
}
