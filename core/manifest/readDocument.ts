// Reads the text of one document into its tree. Tolerant: every fault is a problem beside the tree, never a throw.

import { expansionProblem } from './expansion.js';
import type { MappingEntry, YamlNode, YamlProblem } from './node.js';
import { readNode } from './reader/block.js';
import { BYTE_ORDER_MARK, LINE_FEED, PERCENT } from './reader/characters.js';
import { checkKeys } from './reader/keys.js';
import {
  column,
  createReader,
  lineEndAfter,
  passBreak,
  type Reader,
  report,
  skipLines,
  skipToLineEnd,
} from './reader/reader.js';
import { contentEnd, markEnd } from './splitDocuments.js';

/** The tree of a document with the faults of its text, by offset. */
export interface ReadDocument {
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML forbids.
const controlCharacters = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Reads one document's text (see splitDocuments). */
export function readDocument(text: string): ReadDocument {
  const reader = createReader(text, 0, contentEnd(text));
  skipPrologue(reader);
  const root = readRoot(reader);
  checkCharacters(reader);
  const excess = reader.hasAlias ? expansionProblem(root) : undefined;
  if (excess !== undefined) {
    reader.problems.push(excess);
  }
  return { root, problems: reader.problems.sort((one, other) => one.start - other.start) };
}

/** Moves over the byte order mark, comments, directives and the `---` mark. */
function skipPrologue(reader: Reader): void {
  const { text } = reader;
  if (text.charCodeAt(0) === BYTE_ORDER_MARK) {
    reader.pos = 1;
    reader.lineStart = 1;
  }
  skipLines(reader);
  while (text.charCodeAt(reader.pos) === PERCENT && column(reader) === 0) {
    reader.pos = lineEndAfter(reader, reader.pos);
    skipLines(reader);
  }
  reader.pos = column(reader) === 0 ? (markEnd(text, reader.pos) ?? reader.pos) : reader.pos;
}

function readRoot(reader: Reader): YamlNode | undefined {
  const onMarkLine = column(reader) > 0 && !skipToLineEnd(reader);
  const isFirstLine = column(reader) > 0 && reader.text.charCodeAt(reader.lineStart) !== 45;
  if (!onMarkLine) {
    skipLines(reader);
  }
  const roots: YamlNode[] = [];
  while (reader.pos < reader.limit) {
    const { pos } = reader;
    const place = onMarkLine && !isFirstLine && roots.length === 0 ? 'inline' : 'line';
    const node = readNode(reader, -1, place, column(reader));
    roots.push(node);
    passRest(reader, node);
    if (reader.pos === pos) {
      reader.pos = lineEndAfter(reader, pos) + 1;
    }
  }
  return joinRoots(reader, roots);
}

function passRest(reader: Reader, node: YamlNode): void {
  if (node.end >= reader.lineStart && !skipToLineEnd(reader)) {
    const start = reader.pos;
    reader.pos = lineEndAfter(reader, start);
    const message = 'did not find expected <document start>';
    report(reader, { start, end: reader.pos }, 'unexpected-text', message);
  }
  if (reader.text.charCodeAt(reader.pos) === LINE_FEED) {
    passBreak(reader);
  }
  skipLines(reader);
}

/** A document has one root. What follows it is reported, and its keys are taken as the root's. */
function joinRoots(reader: Reader, roots: readonly YamlNode[]): YamlNode | undefined {
  const [root, ...others] = roots;
  if (root === undefined || others.length === 0) {
    return root;
  }
  const message = 'did not find expected <document start>: check the indentation of this line';
  for (const { start, end } of others) {
    const lineEnd = lineEndAfter(reader, start);
    report(reader, { start, end: Math.min(end, lineEnd) }, 'bad-indentation', message);
  }
  const entries = roots.flatMap(entriesOf);
  if (entries.length === 0) {
    return root;
  }
  checkKeys(reader, entries);
  const { start } = root;
  return { kind: 'mapping', start, end: others.at(-1)?.end ?? root.end, flow: false, entries };
}

function entriesOf(node: YamlNode): readonly MappingEntry[] {
  if (node.kind === 'mapping') {
    return node.entries;
  }
  return node.kind === 'scalar' ? [{ key: node, value: undefined, colon: undefined }] : [];
}

function checkCharacters(reader: Reader): void {
  const found = reader.text.search(controlCharacters);
  if (found >= 0) {
    const message = 'control characters are not allowed';
    report(reader, { start: found, end: found + 1 }, 'control-character', message);
  }
}
