// Reads 'single' and "double" quoted scalars, closed or half typed.

import type { ScalarNode } from '../node.js';
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  COLON,
  DOUBLE_QUOTE,
  HASH,
  isBlank,
  isBreakOrEnd,
  isFlowIndicator,
  LINE_FEED,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './characters.js';
import { lineEndAfter, type Reader, report, scalarNode, trimmedEnd } from './reader.js';

const simpleEscapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * The quoted scalar under the cursor; the cursor stands after it. A quote that is never closed ends with its line.
 * `indent` is the column of the block around it, and bounds the search once a quote was found open.
 */
export function readQuoted(reader: Reader, indent: number): ScalarNode {
  const start = reader.pos;
  const quote = reader.text.charCodeAt(start);
  const style = quote === DOUBLE_QUOTE ? 'double' : 'single';
  const close = findClose(reader, quote, indent);
  if (close === undefined) {
    return readUnclosed(reader, style);
  }
  reader.pos = close.offset + 1;
  if (close.lineStart !== undefined) {
    reader.lineStart = close.lineStart;
  }
  const text = close.isPlain
    ? reader.text.slice(start + 1, close.offset)
    : unquote(reader, { start: start + 1, end: close.offset }, style);
  return scalarNode(style, { start, end: reader.pos }, text, text);
}

interface Close {
  readonly offset: number;
  /** Where the closing quote's line starts, when that is not the opening quote's. */
  readonly lineStart: number | undefined;
  /** No escapes and no line ends: the text is what stands between the quotes. */
  readonly isPlain: boolean;
}

function findClose(reader: Reader, quote: number, indent: number): Close | undefined {
  const { text, limit } = reader;
  let isPlain = true;
  let lineStart: number | undefined;
  for (let offset = reader.pos + 1; offset < limit; offset++) {
    const code = text.charCodeAt(offset);
    if (code === quote) {
      if (quote === SINGLE_QUOTE && text.charCodeAt(offset + 1) === SINGLE_QUOTE) {
        isPlain = false;
        offset++;
        continue;
      }
      const close = { offset, lineStart, isPlain };
      return lineStart === undefined || isFollowedWell(text, offset + 1) ? close : undefined;
    }
    if (code === BACKSLASH && quote === DOUBLE_QUOTE) {
      isPlain = false;
      if (!isBreakOrEnd(text.charCodeAt(offset + 1))) {
        offset++;
      }
    } else if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      isPlain = false;
      lineStart = offset + 1;
      if (reader.cautious && isOutdented(text, lineStart, indent)) {
        return undefined;
      }
    }
  }
  return undefined;
}

/** After a quote that closes on a later line, anything but these means that it opens another scalar. */
function isFollowedWell(text: string, offset: number): boolean {
  let after = offset;
  while (text.charCodeAt(after) === SPACE || text.charCodeAt(after) === TAB) {
    after++;
  }
  const code = text.charCodeAt(after);
  return isBreakOrEnd(code) || code === HASH || code === COLON || isFlowIndicator(code);
}

function isOutdented(text: string, lineStart: number, indent: number): boolean {
  let offset = lineStart;
  while (text.charCodeAt(offset) === SPACE) {
    offset++;
  }
  return offset - lineStart <= indent && !isBlank(text.charCodeAt(offset));
}

function readUnclosed(reader: Reader, style: 'single' | 'double'): ScalarNode {
  const start = reader.pos;
  const end = trimmedEnd(reader.text, start + 1, lineEndAfter(reader, start));
  report(
    reader,
    { start, end },
    'unclosed-quote',
    `found unexpected end of stream: the ${style} quote is not closed`,
  );
  reader.cautious = true;
  reader.pos = end;
  const text = reader.text.slice(start + 1, end);
  return scalarNode(style, { start, end }, text, text);
}

function unquote(
  reader: Reader,
  range: { readonly start: number; readonly end: number },
  style: 'single' | 'double',
): string {
  const { text } = reader;
  const lines: string[] = [];
  let line = '';
  // What an escape wrote is never trimmed as trailing space.
  let kept = 0;
  let offset = range.start;
  while (offset < range.end) {
    const code = text.charCodeAt(offset);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      const fold = foldBreaks(text, offset, range.end);
      lines.push(line.slice(0, Math.max(kept, trimmedEnd(line, 0, line.length))), fold.text);
      line = '';
      kept = 0;
      offset = fold.end;
    } else if (style === 'single') {
      line += text[offset];
      offset += code === SINGLE_QUOTE ? 2 : 1;
    } else if (code === BACKSLASH) {
      const escaped = readEscape(reader, offset, range.end);
      line += escaped.text;
      kept = line.length;
      offset = escaped.end;
    } else {
      line += text[offset++];
    }
  }
  lines.push(line);
  return lines.join('');
}

/** One line end reads as a space, more as one line end less; the next line's indentation is dropped. */
function foldBreaks(text: string, start: number, limit: number): { text: string; end: number } {
  let breaks = 0;
  let end = start;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (
      code === LINE_FEED ||
      (code === CARRIAGE_RETURN && text.charCodeAt(end + 1) !== LINE_FEED)
    ) {
      breaks++;
    } else if (code !== SPACE && code !== TAB && code !== CARRIAGE_RETURN) {
      break;
    }
    end++;
  }
  return { text: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), end };
}

function readEscape(reader: Reader, start: number, limit: number): { text: string; end: number } {
  const { text } = reader;
  const name = text[start + 1] ?? '';
  if (isBreakOrEnd(text.charCodeAt(start + 1))) {
    const fold = foldBreaks(text, start + 1, limit);
    return { text: fold.text === ' ' ? '' : fold.text, end: fold.end };
  }
  const simple = simpleEscapes[name];
  if (simple !== undefined) {
    return { text: simple, end: start + 2 };
  }
  const length = codeLengths[name];
  const digits = length === undefined ? '' : text.slice(start + 2, start + 2 + length);
  const code = /^[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : -1;
  if (length === undefined || digits.length < length || code < 0 || code > 0x10ffff) {
    const message = `found unknown escape character: \\${name}`;
    report(reader, { start, end: start + 2 }, 'bad-escape', message);
    return { text: name, end: start + 2 };
  }
  return { text: String.fromCodePoint(code), end: start + 2 + length };
}
