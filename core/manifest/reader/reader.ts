// The cursor over one document's text that all parts of the reader share, and how it moves over space.
// The text ends at `limit`; reading past it gives a line end, so that no part needs its own end check.

import type { ScalarNode, YamlNode, YamlProblem } from '../node.js';
import { CARRIAGE_RETURN, HASH, LINE_FEED, SPACE, TAB } from './characters.js';

/** Deeper nesting is reported and not read: nobody writes it, and it would exhaust the stack. */
export const nestingMax = 500;

/** More problems than this in one document help nobody. */
const problemsMax = 40;

/** The state of one reading; owned by readDocument. */
export interface Reader {
  readonly text: string;
  readonly limit: number;
  pos: number;
  /** Offset where the cursor's line starts. */
  lineStart: number;
  readonly problems: YamlProblem[];
  /** Nodes by anchor; made with the first anchor. */
  anchors: Map<string, YamlNode> | undefined;
  hasAlias: boolean;
  depth: number;
  /** A quote or bracket is not closed: the next ones are not searched beyond their own block. */
  cautious: boolean;
}

/** A reader at the start of a document's content. */
export function createReader(text: string, start: number, limit: number): Reader {
  return {
    text: limit === text.length ? text : text.slice(0, limit),
    limit,
    pos: start,
    lineStart: start,
    problems: [],
    anchors: undefined,
    hasAlias: false,
    depth: 0,
    cautious: false,
  };
}

/** The cursor's column, counted from its line's start. */
export function column(reader: Reader): number {
  return reader.pos - reader.lineStart;
}

/** Records a fault of the text. Only the first fault that starts at an offset counts. */
export function report(
  reader: Reader,
  range: { readonly start: number; readonly end: number },
  code: string,
  message: string,
): void {
  if (reader.problems.length >= problemsMax) {
    return;
  }
  if (reader.problems.some(problem => problem.start === range.start)) {
    return;
  }
  const end = Math.min(Math.max(range.end, range.start), reader.limit);
  reader.problems.push({ start: range.start, end, code, message, severity: 'error' });
}

/** Moves over spaces and tabs of the current line. */
export function skipSpaces(reader: Reader): void {
  const { text } = reader;
  let code = text.charCodeAt(reader.pos);
  while (code === SPACE || code === TAB) {
    code = text.charCodeAt(++reader.pos);
  }
}

/** Moves over spaces and a comment to the end of the line; false when something else stands there. */
export function skipToLineEnd(reader: Reader): boolean {
  skipSpaces(reader);
  const code = reader.text.charCodeAt(reader.pos);
  if (code === HASH) {
    reader.pos = lineEndAfter(reader, reader.pos);
    return true;
  }
  return reader.pos >= reader.limit || code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** Moves past the line end under the cursor and notes the new line's start. */
export function passBreak(reader: Reader): void {
  if (reader.text.charCodeAt(reader.pos) === CARRIAGE_RETURN) {
    reader.pos++;
    if (reader.text.charCodeAt(reader.pos) === LINE_FEED) {
      reader.pos++;
    }
  } else {
    reader.pos++;
  }
  reader.lineStart = reader.pos;
}

/**
 * Moves to the next content of the block, over empty lines and comments. A tab that indents is reported: the
 * API server's reader refuses it.
 */
export function skipLines(reader: Reader): void {
  const { text, limit } = reader;
  while (reader.pos < limit) {
    const code = text.charCodeAt(reader.pos);
    if (code === SPACE) {
      reader.pos++;
    } else if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      passBreak(reader);
    } else if (code === HASH) {
      reader.pos = lineEndAfter(reader, reader.pos);
    } else if (code === TAB) {
      skipTabs(reader);
    } else {
      return;
    }
  }
}

/** Offset of the line end at or after an offset. */
export function lineEndAfter(reader: Reader, offset: number): number {
  const { text, limit } = reader;
  let end = offset;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      break;
    }
    end++;
  }
  return end;
}

/** Offset after the last character that is no space, between two offsets of one line. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start) {
    const code = text.charCodeAt(last - 1);
    if (code !== SPACE && code !== TAB) {
      break;
    }
    last--;
  }
  return last;
}

/** Reports the tabs under the cursor that stand where only spaces may indent, and moves over them. */
function skipTabs(reader: Reader): void {
  const start = reader.pos;
  skipSpaces(reader);
  report(
    reader,
    { start, end: reader.pos },
    'tab-indentation',
    'found character that cannot start any token: a tab. Indent with spaces',
  );
}

/** A scalar node; `value` says how the API server reads it. */
export function scalarNode(
  style: ScalarNode['style'],
  range: { readonly start: number; readonly end: number },
  text: string,
  value: ScalarNode['value'],
): ScalarNode {
  return {
    kind: 'scalar',
    start: range.start,
    end: range.end,
    anchor: undefined,
    tag: undefined,
    style,
    text,
    value,
  } as ScalarNode;
}
