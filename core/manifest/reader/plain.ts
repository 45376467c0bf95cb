// Reads scalars without quotes, over as many lines as they take.

import type { ScalarNode } from '../node.js';
import {
  CARRIAGE_RETURN,
  COLON,
  HASH,
  isBlank,
  isFlowIndicator,
  LINE_FEED,
  SPACE,
  TAB,
} from './characters.js';
import { passBreak, type Reader, report, scalarNode, skipSpaces, trimmedEnd } from './reader.js';
import { resolvePlain } from './resolveScalar.js';

/** Whether commas and brackets end a plain scalar. */
export type PlainContext = 'block' | 'flow';

/** Offset where plain text on one line ends: at its line's end, a comment, or a colon that ends a key. */
export function plainLineEnd(text: string, start: number, context: PlainContext): number {
  const flow = context === 'flow';
  let offset = start;
  for (;;) {
    const code = text.charCodeAt(offset);
    if (code === LINE_FEED || code === CARRIAGE_RETURN || Number.isNaN(code)) {
      return offset;
    }
    if (code === COLON) {
      const next = text.charCodeAt(offset + 1);
      if (isBlank(next) || (flow && isFlowIndicator(next))) {
        return offset;
      }
    } else if (code === HASH) {
      const before = text.charCodeAt(offset - 1);
      if (offset > start && (before === SPACE || before === TAB)) {
        return offset;
      }
    } else if (flow && isFlowIndicator(code)) {
      return offset;
    }
    offset++;
  }
}

/** The plain scalar between the cursor and an offset of its line; the cursor moves there. */
export function readPlainLine(reader: Reader, lineEnd: number): ScalarNode {
  const start = reader.pos;
  const end = trimmedEnd(reader.text, start, lineEnd);
  reader.pos = lineEnd;
  const text = reader.text.slice(start, end);
  return scalarNode('plain', { start, end }, text, resolvePlain(text));
}

/**
 * The plain scalar under the cursor with its continuation lines, which stand deeper than `indent` (in flow style,
 * anywhere). `lineEnd` is where its first line ends. A continuation that looks like a key ends it.
 */
export function readPlain(
  reader: Reader,
  indent: number,
  context: PlainContext,
  lineEnd: number,
): ScalarNode {
  const { text } = reader;
  const start = reader.pos;
  let end = trimmedEnd(text, start, lineEnd);
  reader.pos = lineEnd;
  let value: string | undefined;
  let stop = text.charCodeAt(lineEnd);
  while (stop === LINE_FEED || stop === CARRIAGE_RETURN) {
    const breaks = skipToContinuation(reader, indent, context);
    if (breaks === 0) {
      break;
    }
    const nextEnd = plainLineEnd(text, reader.pos, context);
    stop = text.charCodeAt(nextEnd);
    if (nextEnd === reader.pos || stop === COLON) {
      break;
    }
    value ??= text.slice(start, end);
    end = trimmedEnd(text, reader.pos, nextEnd);
    value += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + text.slice(reader.pos, end);
    reader.pos = nextEnd;
  }
  value ??= text.slice(start, end);
  return scalarNode('plain', { start, end }, value, resolvePlain(value));
}

/** Moves to the next line's content; how many line ends lie between, or 0 where the scalar does not go on. */
function skipToContinuation(reader: Reader, indent: number, context: PlainContext): number {
  const { text, limit } = reader;
  let breaks = 0;
  while (reader.pos < limit) {
    const code = text.charCodeAt(reader.pos);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      passBreak(reader);
      breaks++;
    } else if (code === SPACE) {
      reader.pos++;
    } else if (code === TAB) {
      passTabs(reader, indent, context);
    } else {
      const goesOn = context === 'flow' || reader.pos - reader.lineStart > indent;
      return goesOn && code !== HASH ? breaks : 0;
    }
  }
  return 0;
}

function passTabs(reader: Reader, indent: number, context: PlainContext): void {
  const start = reader.pos;
  const outside = start - reader.lineStart <= indent;
  skipSpaces(reader);
  if (context === 'block' && outside) {
    const message = 'found a tab character that violates indentation. Indent with spaces';
    report(reader, { start, end: reader.pos }, 'tab-indentation', message);
  }
}
