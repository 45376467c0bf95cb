// Reads literal (|) and folded (>) block scalars.

import type { ScalarNode } from '../node.js';
import { CARRIAGE_RETURN, DASH, LINE_FEED, PIPE, PLUS, SPACE, TAB } from './characters.js';
import {
  lineEndAfter,
  passBreak,
  type Reader,
  report,
  scalarNode,
  skipToLineEnd,
} from './reader.js';

interface Header {
  readonly style: 'literal' | 'folded';
  readonly chomp: 'strip' | 'clip' | 'keep';
  /** The written indentation, 0 where it follows from the first line. */
  readonly increment: number;
}

interface Content {
  /** Lines without their indentation; empty ones as ''. */
  readonly lines: string[];
  readonly end: number;
  /** The last line has a line end. */
  readonly closed: boolean;
}

/** The block scalar under the cursor; its lines stand deeper than `indent`. The cursor ends on a line's start. */
export function readBlockScalar(reader: Reader, indent: number): ScalarNode {
  const start = reader.pos;
  const header = readHeader(reader);
  const headerEnd = reader.pos;
  if (!skipToLineEnd(reader)) {
    const range = { start: reader.pos, end: lineEndAfter(reader, reader.pos) };
    report(reader, range, 'block-scalar-header', 'did not find expected comment or line break');
    reader.pos = range.end;
  }
  if (reader.pos >= reader.limit) {
    return scalarNode(header.style, { start, end: headerEnd }, '', '');
  }
  passBreak(reader);
  const content = readContent(reader, contentIndent(reader, indent, header.increment), headerEnd);
  const text = header.style === 'literal' ? joinLiteral(content) : joinFolded(content);
  const chomped = chomp(text, content, header.chomp);
  return scalarNode(header.style, { start, end: content.end }, chomped, chomped);
}

function readHeader(reader: Reader): Header {
  const { text } = reader;
  const style = text.charCodeAt(reader.pos++) === PIPE ? 'literal' : 'folded';
  let chomping: Header['chomp'] = 'clip';
  let increment = 0;
  for (;;) {
    const code = text.charCodeAt(reader.pos);
    if (code === DASH || code === PLUS) {
      chomping = code === DASH ? 'strip' : 'keep';
    } else if (code >= 49 && code <= 57) {
      increment = code - 48;
    } else {
      return { style, chomp: chomping, increment };
    }
    reader.pos++;
  }
}

/** The column of the content: written in the header, or that of the first line that is not empty. */
function contentIndent(reader: Reader, indent: number, increment: number): number {
  if (increment > 0) {
    return Math.max(indent, 0) + increment;
  }
  const { text, limit } = reader;
  let deepest = 0;
  let lineStart = reader.pos;
  for (let offset = reader.pos; offset < limit; offset++) {
    const code = text.charCodeAt(offset);
    if (code === SPACE) {
      continue;
    }
    deepest = Math.max(deepest, offset - lineStart);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      lineStart = offset + 1;
      continue;
    }
    if (code === TAB && offset - lineStart <= indent) {
      const message = 'found a tab character where an indentation space is expected';
      report(reader, { start: offset, end: offset + 1 }, 'tab-indentation', message);
    }
    break;
  }
  return Math.max(deepest, indent + 1, 1);
}

function readContent(reader: Reader, indent: number, headerEnd: number): Content {
  const { text, limit } = reader;
  const lines: string[] = [];
  let end = headerEnd;
  let closed = true;
  while (reader.pos < limit) {
    const start = reader.pos;
    let offset = start;
    while (offset - start < indent && text.charCodeAt(offset) === SPACE) {
      offset++;
    }
    const lineEnd = lineEndAfter(reader, offset);
    if (lineEnd > offset) {
      if (offset - start < indent) {
        break;
      }
      end = lineEnd;
    }
    lines.push(text.slice(offset, lineEnd));
    reader.pos = lineEnd;
    closed = lineEnd < limit;
    if (closed) {
      passBreak(reader);
    }
  }
  return { lines, end, closed };
}

function joinLiteral(content: Content): string {
  return content.lines.join('\n');
}

/** Lines are joined by spaces, unless one of them is indented further or empty lines lie between. */
function joinFolded(content: Content): string {
  let result = '';
  let breaks = 0;
  let previousDeep = false;
  let first = true;
  for (const line of content.lines) {
    if (line === '') {
      breaks++;
      continue;
    }
    const deep = line.startsWith(' ') || line.startsWith('\t');
    if (first || deep || previousDeep) {
      result += '\n'.repeat(breaks);
    } else {
      result += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
    }
    result += line;
    previousDeep = deep;
    first = false;
    breaks = 1;
  }
  return first ? '' : result + '\n'.repeat(Math.max(breaks - 1, 0));
}

function chomp(text: string, content: Content, chomping: Header['chomp']): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === LINE_FEED) {
    end--;
  }
  if (chomping === 'strip') {
    return text.slice(0, end);
  }
  const lineEnd = content.closed ? '\n' : '';
  if (chomping === 'clip') {
    return end === 0 ? '' : text.slice(0, end) + (end < text.length ? '\n' : lineEnd);
  }
  const hasText = content.lines.some(line => line !== '');
  return hasText ? text + lineEnd : '\n'.repeat(content.lines.length);
}
