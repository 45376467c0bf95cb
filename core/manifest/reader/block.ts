// Reads block style: mappings and sequences by indentation. A line that does not fit is reported and read as what
// it looks like, so that the lines before and after a half-typed one keep their meaning.

import type { MappingEntry, MappingNode, ScalarNode, SequenceItem, YamlNode } from '../node.js';
import { readBlockScalar } from './blockScalar.js';
import * as characters from './characters.js';
import { readFlow } from './flow.js';
import { checkKeys } from './keys.js';
import { plainLineEnd, readPlain, readPlainLine } from './plain.js';
import { aliasAsKey, readAlias, readProperties, withProperties } from './properties.js';
import { readQuoted } from './quoted.js';
import {
  column,
  lineEndAfter,
  nestingMax,
  type Reader,
  report,
  scalarNode,
  skipLines,
  skipSpaces,
  skipToLineEnd,
  trimmedEnd,
} from './reader.js';
import {
  atDash,
  checkPlainStart,
  colonAhead,
  readTemplateLine,
  reportIndentation,
  skipStuckLine,
} from './signs.js';

const { COLON, DASH, QUESTION, isBlank } = characters;

/** Whether block collections may start here: on a line of its own or after a dash, not after a key's colon. */
type Place = 'line' | 'inline';

/**
 * The node under the cursor, deeper than `indent`; `at` is the column a collection that starts here has. The
 * cursor ends after the node, or on the next line's content.
 */
export function readNode(reader: Reader, indent: number, place: Place, at: number): YamlNode {
  if (reader.depth >= nestingMax) {
    const { pos } = reader;
    report(reader, { start: pos, end: pos + 1 }, 'nesting', 'exceeded max depth');
    reader.pos = reader.limit;
    return scalarNode('plain', { start: pos, end: pos }, '', null);
  }
  reader.depth++;
  const node = readAnyNode(reader, indent, place, at);
  reader.depth--;
  return node;
}

function readAnyNode(reader: Reader, indent: number, place: Place, at: number): YamlNode {
  const { text, pos } = reader;
  switch (text.charCodeAt(pos)) {
    case characters.AMPERSAND:
    case characters.EXCLAMATION:
      return readWithProperties(reader, indent, place, at);
    case characters.PIPE:
    case characters.GREATER:
      return readBlockScalar(reader, indent);
    case characters.OPEN_BRACE:
      if (text.charCodeAt(pos + 1) === characters.OPEN_BRACE) {
        return readTemplateLine(reader);
      }
      return readFlow(reader, indent);
    case characters.OPEN_BRACKET:
      return readFlow(reader, indent);
    case DASH:
      if (isBlank(text.charCodeAt(pos + 1))) {
        return readDash(reader, indent, place, at);
      }
      break;
    case QUESTION:
      if (isBlank(text.charCodeAt(pos + 1))) {
        return readMapping(reader, at, undefined);
      }
      break;
    default:
  }
  return readScalarOrMapping(reader, indent, place, at);
}

function readWithProperties(reader: Reader, indent: number, place: Place, at: number): YamlNode {
  const properties = readProperties(reader);
  if (properties === undefined) {
    return readScalarOrMapping(reader, indent, place, at);
  }
  if (!skipToLineEnd(reader)) {
    const node = readNode(reader, indent, place, at);
    return withProperties(reader, node, properties);
  }
  skipLines(reader);
  const here = column(reader);
  if (place === 'inline' && here === indent && atDash(reader)) {
    return withProperties(reader, readSequence(reader, here, indent), properties);
  }
  const goesOn = reader.pos < reader.limit && here > indent;
  const node = goesOn ? readNode(reader, indent, 'line', here) : undefined;
  return withProperties(reader, node, properties);
}

function readDash(reader: Reader, indent: number, place: Place, at: number): YamlNode {
  if (place === 'inline') {
    const { pos } = reader;
    const message =
      'block sequence entries are not allowed in this context: put the list on the next line';
    report(reader, { start: pos, end: pos + 1 }, 'inline-sequence', message);
    return readSequence(reader, column(reader), indent);
  }
  return readSequence(reader, at, indent);
}

/** A scalar, or the mapping whose first key it is. */
function readScalarOrMapping(reader: Reader, indent: number, place: Place, at: number): YamlNode {
  const { text, pos } = reader;
  const code = text.charCodeAt(pos);
  if (code === characters.DOUBLE_QUOTE || code === characters.SINGLE_QUOTE) {
    return keyOrValue(reader, readQuoted(reader, indent), place, at);
  }
  if (code === characters.ASTERISK) {
    const alias = readAlias(reader);
    const isKey = colonAhead(reader) !== undefined && place === 'line';
    return isKey ? readMapping(reader, at, aliasAsKey(alias)) : alias;
  }
  checkPlainStart(reader, code);
  const lineEnd = plainLineEnd(text, pos, 'block');
  if (text.charCodeAt(lineEnd) === COLON) {
    return keyOrValue(reader, readPlainLine(reader, lineEnd), place, at);
  }
  return readPlain(reader, indent, 'block', lineEnd);
}

function keyOrValue(reader: Reader, scalar: ScalarNode, place: Place, at: number): YamlNode {
  const colon = colonAhead(reader);
  if (colon === undefined) {
    return scalar;
  }
  if (place === 'line' && scalar.start >= reader.lineStart) {
    return readMapping(reader, at, scalar);
  }
  const message =
    'mapping values are not allowed in this context: quote the text, or start a new line';
  report(reader, { start: colon, end: colon + 1 }, 'nested-mapping', message);
  reader.pos = lineEndAfter(reader, colon);
  const end = trimmedEnd(reader.text, scalar.start, reader.pos);
  const text = reader.text.slice(scalar.start, end);
  return scalarNode('plain', { start: scalar.start, end }, text, text);
}

function readMapping(reader: Reader, at: number, firstKey: ScalarNode | undefined): MappingNode {
  const entries: MappingEntry[] = [];
  if (firstKey !== undefined) {
    entries.push(readEntry(reader, at, firstKey));
  } else {
    readNextEntry(reader, at, entries);
  }
  while (moveToSibling(reader, at)) {
    const here = column(reader);
    if (here > at) {
      recoverDeeperLine(reader, entries);
    } else if (atDash(reader)) {
      recoverDash(reader, at);
    } else {
      readNextEntry(reader, at, entries);
    }
  }
  checkKeys(reader, entries);
  const start = entries[0]?.key.start ?? reader.pos;
  return {
    kind: 'mapping',
    start,
    end: entryEnd(entries[entries.length - 1]) ?? start,
    anchor: undefined,
    tag: undefined,
    flow: false,
    entries,
  } as MappingNode;
}

function entryEnd(entry: MappingEntry | undefined): number | undefined {
  if (entry === undefined) {
    return undefined;
  }
  return entry.value?.end ?? (entry.colon === undefined ? entry.key.end : entry.colon + 1);
}

/** Moves to the next line of the collection in column `at` or deeper; false where it ends. */
function moveToSibling(reader: Reader, at: number): boolean {
  skipLines(reader);
  return reader.pos < reader.limit && column(reader) >= at;
}

/** Reads the key under the cursor with its value. */
function readNextEntry(reader: Reader, at: number, entries: MappingEntry[]): void {
  const isExplicit =
    reader.text.charCodeAt(reader.pos) === QUESTION &&
    isBlank(reader.text.charCodeAt(reader.pos + 1));
  if (isExplicit) {
    entries.push(readExplicitEntry(reader, at));
    return;
  }
  const key = readKey(reader, at);
  if (colonAhead(reader) !== undefined) {
    entries.push(readEntry(reader, at, key));
    return;
  }
  if (!key.text.startsWith('{{')) {
    report(reader, key, 'missing-colon', `could not find expected ':' after "${key.text}"`);
  }
  reader.pos = Math.max(reader.pos, lineEndAfter(reader, reader.pos));
  entries.push({ key, value: undefined, colon: undefined });
}

function readKey(reader: Reader, at: number): ScalarNode {
  const { text, pos } = reader;
  const properties = readProperties(reader);
  if (properties !== undefined) {
    const bare = readKey(reader, at);
    const key = withProperties(reader, bare, properties);
    return key.kind === 'scalar' ? key : bare;
  }
  const code = text.charCodeAt(pos);
  if (code === characters.DOUBLE_QUOTE || code === characters.SINGLE_QUOTE) {
    return readQuoted(reader, at);
  }
  if (code === characters.ASTERISK) {
    return aliasAsKey(readAlias(reader));
  }
  if (code === characters.OPEN_BRACE && text.charCodeAt(pos + 1) === characters.OPEN_BRACE) {
    return readTemplateLine(reader);
  }
  checkPlainStart(reader, code);
  const key = readPlainLine(reader, plainLineEnd(text, pos, 'block'));
  if (key.end === key.start) {
    report(reader, { start: pos, end: pos + 1 }, 'bad-key', 'did not find expected key');
  }
  return key;
}

/** `? key` with its `: value` on the next line. Only scalars can be keys of JSON objects. */
function readExplicitEntry(reader: Reader, at: number): MappingEntry {
  reader.pos++;
  skipSpaces(reader);
  const start = reader.pos;
  const node = skipToLineEnd(reader) ? undefined : readNode(reader, at, 'inline', column(reader));
  const key = node?.kind === 'scalar' ? node : scalarNode('plain', { start, end: start }, '', '');
  if (node?.kind !== 'scalar') {
    report(reader, { start: start - 1, end: start }, 'bad-key', 'a key must be a scalar');
  }
  skipLines(reader);
  const isValue = column(reader) === at && colonAhead(reader) !== undefined;
  return isValue ? readEntry(reader, at, key) : { key, value: undefined, colon: undefined };
}

/** The rest of an entry whose key was read: its colon is under the cursor, or spaces before it. */
function readEntry(reader: Reader, at: number, key: ScalarNode): MappingEntry {
  skipSpaces(reader);
  const colon = reader.pos++;
  return { key, value: readValue(reader, at), colon };
}

function readValue(reader: Reader, at: number): YamlNode | undefined {
  if (!skipToLineEnd(reader)) {
    const node = readNode(reader, at, 'inline', column(reader));
    finishLine(reader, node);
    return node;
  }
  skipLines(reader);
  const here = column(reader);
  if (reader.pos >= reader.limit || here < at) {
    return undefined;
  }
  if (here > at) {
    const node = readNode(reader, at, 'line', here);
    finishLine(reader, node);
    return node;
  }
  return atDash(reader) ? readSequence(reader, here, at) : undefined;
}

/** Reports what stands after a node on its last line. */
function finishLine(reader: Reader, node: YamlNode): void {
  if (node.end < reader.lineStart || skipToLineEnd(reader)) {
    return;
  }
  const start = reader.pos;
  reader.pos = lineEndAfter(reader, start);
  const end = trimmedEnd(reader.text, start, reader.pos);
  report(reader, { start, end }, 'unexpected-text', 'did not find expected key');
}

function readSequence(reader: Reader, at: number, indent: number): YamlNode {
  const start = reader.pos;
  const items: SequenceItem[] = [];
  items.push(readItem(reader, at));
  while (moveToSibling(reader, at)) {
    if (column(reader) === at && atDash(reader)) {
      items.push(readItem(reader, at));
    } else if (column(reader) === at && indent >= at) {
      break;
    } else {
      recoverInSequence(reader, items);
    }
  }
  const last = items[items.length - 1];
  return {
    kind: 'sequence',
    start,
    end: last?.value?.end ?? (last?.start ?? start) + 1,
    anchor: undefined,
    tag: undefined,
    flow: false,
    items,
  } as YamlNode;
}

function readItem(reader: Reader, at: number): SequenceItem {
  const start = reader.pos++;
  let code = reader.text.charCodeAt(reader.pos);
  while (code === characters.SPACE) {
    code = reader.text.charCodeAt(++reader.pos);
  }
  if (code === characters.TAB) {
    const message = 'found character that cannot start any token: a tab. Use spaces after the dash';
    report(reader, { start: reader.pos, end: reader.pos + 1 }, 'tab-indentation', message);
  }
  if (skipToLineEnd(reader)) {
    skipLines(reader);
    if (reader.pos >= reader.limit || column(reader) <= at) {
      return { start, value: undefined };
    }
  }
  const value = readNode(reader, at, 'line', column(reader));
  finishLine(reader, value);
  return { start, value };
}

/** A line deeper than its siblings: its keys are taken as theirs. */
function recoverDeeperLine(reader: Reader, entries: MappingEntry[]): void {
  reportIndentation(reader, 'key');
  const start = reader.pos;
  const node = readNode(reader, column(reader) - 1, 'line', column(reader));
  finishLine(reader, node);
  if (node.kind === 'mapping') {
    for (const entry of node.entries) {
      entries.push(entry);
    }
  } else if (node.kind === 'scalar') {
    entries.push({ key: node, value: undefined, colon: undefined });
  }
  skipStuckLine(reader, start);
}

/** A dash among keys. */
function recoverDash(reader: Reader, at: number): void {
  reportIndentation(reader, 'key');
  readSequence(reader, at, at);
}

/** A line without a dash in a list: its keys are taken as the last item's. */
function recoverInSequence(reader: Reader, items: SequenceItem[]): void {
  reportIndentation(reader, "'-' indicator");
  const start = reader.pos;
  const node = readNode(reader, column(reader) - 1, 'line', column(reader));
  finishLine(reader, node);
  const last = items[items.length - 1];
  if (last?.value?.kind === 'mapping' && node.kind === 'mapping' && !last.value.flow) {
    const entries = last.value.entries.concat(node.entries);
    items[items.length - 1] = { ...last, value: { ...last.value, entries, end: node.end } };
  }
  skipStuckLine(reader, start);
}
