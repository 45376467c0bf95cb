// Where the documents of a text begin: at lines that start with `---`, and after lines that start with `...`.
// Purely by lines: YAML gives these marks no other meaning anywhere, block scalars and quotes included.

import { BYTE_ORDER_MARK, HASH, isBlank, LINE_FEED, PERCENT } from './reader/characters.js';

/** Finds the document boundaries of one text, in order. */
export interface Splitter {
  /** Offset of the first boundary after `start`, itself a document's start; the text's length at the end. */
  next(start: number): number;
}

const startMark = '\n---';
const endMark = '\n...';

/** A splitter over a text. It is asked with growing offsets. */
export function createSplitter(text: string): Splitter {
  const starts = createSearch(text, startMark);
  return {
    next(start) {
      let from = start;
      for (;;) {
        const mark = starts.next(from);
        const part = text.slice(from, Math.min(mark + 1, text.length));
        const end = part.includes(endMark) ? createSearch(part, endMark).next(0) : part.length;
        if (end < part.length) {
          return lineAfter(text, from + end + 1);
        }
        if (mark === Number.POSITIVE_INFINITY) {
          return text.length;
        }
        if (hasContent(text, start, mark)) {
          return mark + 1;
        }
        from = mark + 1;
      }
    },
  };
}

/** Offset of the `...` line that ends a document's text, or its length. */
export function contentEnd(text: string): number {
  if (isMarkAt(text, 0, '...')) {
    return 0;
  }
  const found = createSearch(text, endMark).next(0);
  return found === Number.POSITIVE_INFINITY ? text.length : found + 1;
}

/** Offset after the `---` that starts at an offset, or undefined. */
export function markEnd(text: string, offset: number): number | undefined {
  return isMarkAt(text, offset, '---') ? offset + 3 : undefined;
}

interface Search {
  next(from: number): number;
}

/** Searches forward and remembers what it found: a text without the mark is searched once. */
function createSearch(text: string, mark: string): Search {
  let found = -1;
  return {
    next(from) {
      while (found < from) {
        found = text.indexOf(mark, Math.max(from, found + 1));
        if (found < 0) {
          found = Number.POSITIVE_INFINITY;
        } else if (!isMarkAt(text, found, mark)) {
          from = Math.max(from, found + 1);
        }
      }
      return found;
    },
  };
}

function isMarkAt(text: string, offset: number, mark: string): boolean {
  return text.startsWith(mark, offset) && /^\s?$/.test(text.charAt(offset + mark.length));
}

function lineAfter(text: string, offset: number): number {
  const lineEnd = text.indexOf('\n', offset);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}

/** Anything but empty lines, comments and directives before the first `---`. */
function hasContent(text: string, start: number, end: number): boolean {
  let offset = text.charCodeAt(start) === BYTE_ORDER_MARK ? start + 1 : start;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (code === HASH || (code === PERCENT && isLineStart(text, offset))) {
      offset = lineAfter(text, offset);
    } else if (isBlank(code)) {
      offset++;
    } else {
      return true;
    }
  }
  return false;
}

function isLineStart(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  return offset === 0 || before === LINE_FEED || before === BYTE_ORDER_MARK;
}
