// Reads flow style: [lists] and {maps}, JSON included. A bracket that is never closed ends where the block around
// it goes on, so that one half-typed list does not swallow the rest of the document.

import type { MappingEntry, ScalarNode, SequenceItem, YamlNode } from '../node.js';
import {
  ASTERISK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  HASH,
  isBlank,
  isBreakOrEnd,
  isFlowIndicator,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUESTION,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './characters.js';
import { checkKeys } from './keys.js';
import { plainLineEnd, readPlain } from './plain.js';
import { aliasAsKey, readAlias, readProperties, withProperties } from './properties.js';
import { readQuoted } from './quoted.js';
import {
  lineEndAfter,
  nestingMax,
  passBreak,
  type Reader,
  report,
  scalarNode,
  skipSpaces,
} from './reader.js';

/** The flow collection under the cursor; `indent` is the column of the block around it. */
export function readFlow(reader: Reader, indent: number): YamlNode {
  const { pos, lineStart } = reader;
  const problemsBefore = reader.problems.length;
  if (!reader.cautious) {
    const node = readCollection(reader);
    if (reader.problems.length === problemsBefore) {
      return node;
    }
    reader.problems.length = problemsBefore;
    reader.pos = pos;
    reader.lineStart = lineStart;
    reader.cautious = true;
  }
  const limit = outdentAfter(reader, indent);
  const inner: Reader = { ...reader, text: reader.text.slice(0, limit), limit };
  const node = readCollection(inner);
  reader.pos = inner.pos;
  reader.lineStart = inner.lineStart;
  reader.anchors = inner.anchors;
  reader.hasAlias = inner.hasAlias;
  return node;
}

/** Offset of the next line that belongs to the block around: not deeper than it, and no closing bracket. */
function outdentAfter(reader: Reader, indent: number): number {
  const { text, limit } = reader;
  let lineEnd = lineEndAfter(reader, reader.pos);
  while (lineEnd < limit) {
    const lineStart = lineEnd + 1;
    let offset = lineStart;
    while (text.charCodeAt(offset) === SPACE) {
      offset++;
    }
    const code = text.charCodeAt(offset);
    const closes = code === CLOSE_BRACE || code === CLOSE_BRACKET;
    if (offset - lineStart <= indent && !isBlank(code) && !closes) {
      return lineEnd;
    }
    lineEnd = lineEndAfter(reader, offset);
  }
  return limit;
}

function readCollection(reader: Reader): YamlNode {
  reader.depth++;
  const start = reader.pos;
  const isMap = reader.text.charCodeAt(start) === OPEN_BRACE;
  reader.pos++;
  if (reader.depth > nestingMax) {
    report(reader, { start, end: start + 1 }, 'nesting', 'exceeded max depth');
    reader.pos = reader.limit;
  }
  const node = isMap ? readMap(reader, start) : readList(reader, start);
  reader.depth--;
  return node;
}

function readList(reader: Reader, start: number): YamlNode {
  const items: SequenceItem[] = [];
  while (moveToItem(reader, start, CLOSE_BRACKET)) {
    const itemStart = reader.pos;
    items.push({ start: itemStart, value: readListItem(reader) });
    passSeparator(reader, CLOSE_BRACKET);
  }
  return {
    kind: 'sequence',
    start,
    end: reader.pos,
    anchor: undefined,
    tag: undefined,
    flow: true,
    items,
  } as YamlNode;
}

/** A list's item; `[a: b]` is a list of one map. */
function readListItem(reader: Reader): YamlNode | undefined {
  const start = reader.pos;
  const value = atColon(reader) ? undefined : readFlowNode(reader);
  if (!atColon(reader)) {
    return value;
  }
  const entry = readEntry(reader, asKey(reader, value, start));
  return mapNode(start, entry.value?.end ?? reader.pos, [entry]);
}

function readMap(reader: Reader, start: number): YamlNode {
  const entries: MappingEntry[] = [];
  while (moveToItem(reader, start, CLOSE_BRACE)) {
    const keyStart = reader.pos;
    skipExplicitKeySign(reader);
    const key = atColon(reader) ? undefined : readFlowNode(reader);
    entries.push(readEntry(reader, asKey(reader, key, keyStart)));
    passSeparator(reader, CLOSE_BRACE);
  }
  checkKeys(reader, entries);
  return mapNode(start, reader.pos, entries);
}

function mapNode(start: number, end: number, entries: readonly MappingEntry[]): YamlNode {
  return {
    kind: 'mapping',
    start,
    end,
    anchor: undefined,
    tag: undefined,
    flow: true,
    entries,
  } as YamlNode;
}

/** The rest of an entry whose key was read. */
function readEntry(reader: Reader, key: ScalarNode): MappingEntry {
  if (!atColon(reader)) {
    return { key, value: undefined, colon: undefined };
  }
  const colon = reader.pos++;
  skipFlowSpace(reader);
  const code = reader.text.charCodeAt(reader.pos);
  const isEmpty =
    Number.isNaN(code) || code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET;
  const value = isEmpty ? undefined : readFlowNode(reader);
  skipFlowSpace(reader);
  return { key, value, colon };
}

/** Moves to the next item; false past the closing bracket, or where there is none. */
function moveToItem(reader: Reader, open: number, close: number): boolean {
  skipFlowSpace(reader);
  const code = reader.text.charCodeAt(reader.pos);
  if (code === close) {
    reader.pos++;
    return false;
  }
  const sign = close === CLOSE_BRACE ? '}' : ']';
  if (reader.pos >= reader.limit) {
    const message = `did not find expected ',' or '${sign}': the bracket is not closed`;
    report(reader, { start: open, end: open + 1 }, 'unclosed-bracket', message);
    return false;
  }
  if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
    const range = { start: reader.pos, end: reader.pos + 1 };
    report(reader, range, 'unclosed-bracket', `did not find expected ',' or '${sign}'`);
    if (reader.depth === 1) {
      reader.pos++;
    }
    return false;
  }
  return true;
}

/** Moves over the comma after an item. A missing one is reported and taken as written. */
function passSeparator(reader: Reader, close: number): void {
  skipFlowSpace(reader);
  const code = reader.text.charCodeAt(reader.pos);
  if (code === COMMA) {
    reader.pos++;
    return;
  }
  if (isFlowIndicator(code) && code !== OPEN_BRACKET && code !== OPEN_BRACE) {
    return;
  }
  if (reader.pos < reader.limit) {
    const sign = close === CLOSE_BRACE ? '}' : ']';
    const range = { start: reader.pos, end: reader.pos + 1 };
    report(reader, range, 'missing-comma', `did not find expected ',' or '${sign}'`);
  }
}

/** The node under the cursor, which always moves on. */
function readFlowNode(reader: Reader): YamlNode | undefined {
  const properties = readProperties(reader);
  if (properties !== undefined) {
    skipFlowSpace(reader);
    const code = reader.text.charCodeAt(reader.pos);
    const isEmpty =
      Number.isNaN(code) || code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET;
    return withProperties(reader, isEmpty ? undefined : readBareNode(reader), properties);
  }
  return readBareNode(reader);
}

function readBareNode(reader: Reader): YamlNode | undefined {
  const { text } = reader;
  const start = reader.pos;
  const code = text.charCodeAt(start);
  let node: YamlNode | undefined;
  if (code === OPEN_BRACE || code === OPEN_BRACKET) {
    node = readCollection(reader);
  } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    node = readQuoted(reader, -1);
  } else if (code === ASTERISK) {
    node = readAlias(reader);
  } else {
    const lineEnd = plainLineEnd(text, start, 'flow');
    node = readPlain(reader, -1, 'flow', lineEnd);
  }
  if (reader.pos === start) {
    const range = { start, end: start + 1 };
    report(reader, range, 'unexpected-character', 'did not find expected node content');
    reader.pos++;
  }
  skipFlowSpace(reader);
  return node;
}

/** A key must be a scalar: JSON objects have no other. */
function asKey(reader: Reader, node: YamlNode | undefined, start: number): ScalarNode {
  if (node?.kind === 'scalar') {
    return node;
  }
  if (node?.kind === 'alias') {
    return aliasAsKey(node);
  }
  const range = { start, end: node?.end ?? start + 1 };
  report(reader, range, 'bad-key', 'a key must be a string, a number or a boolean');
  return scalarNode('plain', { start, end: range.end }, '', '');
}

function atColon(reader: Reader): boolean {
  const { text, pos } = reader;
  if (text.charCodeAt(pos) !== COLON) {
    return false;
  }
  const next = text.charCodeAt(pos + 1);
  const before = text.charCodeAt(pos - 1);
  const jsonKey = before === DOUBLE_QUOTE || before === SINGLE_QUOTE;
  return jsonKey || isBlank(next) || isFlowIndicator(next);
}

function skipExplicitKeySign(reader: Reader): void {
  const { text, pos } = reader;
  if (text.charCodeAt(pos) === QUESTION && isBlank(text.charCodeAt(pos + 1))) {
    reader.pos++;
    skipFlowSpace(reader);
  }
}

/** Moves over spaces, line ends and comments. */
function skipFlowSpace(reader: Reader): void {
  const { text } = reader;
  for (;;) {
    const code = text.charCodeAt(reader.pos);
    if (code === SPACE || code === TAB) {
      skipSpaces(reader);
    } else if (code === HASH) {
      reader.pos = lineEndAfter(reader, reader.pos);
    } else if (code === LINE_FEED || (isBreakOrEnd(code) && reader.pos < reader.limit)) {
      passBreak(reader);
    } else {
      return;
    }
  }
}
