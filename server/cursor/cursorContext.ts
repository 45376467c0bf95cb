// What is being typed at a cursor: the path, whether a key or a value is asked for, and what to replace. The lines
// above come from the tree, the cursor's own line from its text, so that it works in text that does not parse.

import type {
  ManifestDocument,
  MappingNode,
  SequenceNode,
  YamlNode,
} from '../../core/manifest/node.js';
import { plainLineEnd } from '../../core/manifest/reader/plain.js';
import { blockScope, dashScope } from './blockScope.js';
import { flowContext } from './flowContext.js';

/** What may be completed at a cursor. */
export interface CursorContext {
  /** Path of the mapping whose key is typed, or of the value that is typed. */
  readonly path: readonly (string | number)[];
  readonly place: 'key' | 'value' | 'item';
  /** Offsets of the word under the cursor, which a completion replaces. */
  readonly start: number;
  readonly end: number;
  /** Keys that the mapping has already, the one under the cursor left out. */
  readonly siblings: ReadonlySet<string>;
  /** Column of the key or value under the cursor: further lines of a completion start from it. */
  readonly column: number;
  /** The key has its colon already. */
  readonly hasColon: boolean;
  readonly flow: boolean;
  /** The value follows its colon without a space. */
  readonly needsSpace: boolean;
  /** The mapping or sequence around the cursor, where the tree has it. */
  readonly container: MappingNode | SequenceNode | undefined;
}

/** The context of an offset of a document; undefined in comments, text blocks and quotes of block style. */
export function cursorContext(
  document: ManifestDocument,
  offset: number,
): CursorContext | undefined {
  const line = lineAt(document.text, offset);
  const around = flowAround(document.root, [], offset);
  if (around !== undefined && around.node.start < line.start) {
    return inFlow(document.text, around, offset);
  }
  if (isInTextBlock(document.root, line.start, offset) || isInComment(line, offset)) {
    return undefined;
  }
  return onLine(document, line, offset);
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function lineAt(text: string, offset: number): Line {
  const before = Math.max(text.lastIndexOf('\n', offset - 1), lastReturn(text, offset - 1));
  const start = offset === 0 ? 0 : before + 1;
  const rest = text.slice(offset).search(/[\r\n]/);
  const end = rest < 0 ? text.length : offset + rest;
  return { start, end, text: text.slice(start, end) };
}

/** A carriage return ends a line like any line end; `\r\n` is found by its second half. */
function lastReturn(text: string, offset: number): number {
  return text.includes('\r') ? text.lastIndexOf('\r', offset) : -1;
}

function isInComment(line: Line, offset: number): boolean {
  const before = line.text.slice(0, offset - line.start);
  if (!before.includes('#')) {
    return false;
  }
  const bare = before.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, quoted => 'x'.repeat(quoted.length));
  return /(?:^|\s)#/.test(bare);
}

/** Inside the lines of a block or multi-line scalar that starts above. */
function isInTextBlock(node: YamlNode | undefined, lineStart: number, offset: number): boolean {
  switch (node?.kind) {
    case 'scalar': {
      const block = node.style === 'literal' || node.style === 'folded';
      return node.start < lineStart && offset <= node.end && (block || node.end > lineStart);
    }
    case 'mapping':
      return node.entries.some(
        ({ value }) => coversLine(value, offset) && isInTextBlock(value, lineStart, offset),
      );
    case 'sequence':
      return node.items.some(
        ({ value }) => coversLine(value, offset) && isInTextBlock(value, lineStart, offset),
      );
    default:
      return false;
  }
}

function coversLine(node: YamlNode | undefined, offset: number): boolean {
  return node !== undefined && node.start <= offset && node.end >= offset;
}

interface Flow {
  readonly node: MappingNode | SequenceNode;
  readonly path: readonly (string | number)[];
}

/** The outermost flow collection around an offset. */
function flowAround(
  node: YamlNode | undefined,
  path: readonly (string | number)[],
  offset: number,
): Flow | undefined {
  if (node === undefined || offset <= node.start || (node.end < offset && !isOpen(node))) {
    return undefined;
  }
  if (node.kind === 'mapping') {
    if (node.flow) {
      return { node, path };
    }
    const entry = node.entries.findLast(({ key }) => key.start < offset);
    return entry && flowAround(entry.value, [...path, entry.key.text], offset);
  }
  if (node.kind === 'sequence') {
    if (node.flow) {
      return { node, path };
    }
    const index = node.items.findLastIndex(item => item.start < offset);
    return flowAround(node.items[index]?.value, [...path, index], offset);
  }
  return undefined;
}

/** Block collections end with their last word; the cursor may stand in space after it. */
function isOpen(node: YamlNode): boolean {
  return (node.kind === 'mapping' || node.kind === 'sequence') && !node.flow;
}

function inFlow(text: string, flow: Flow, offset: number): CursorContext | undefined {
  const inner = flowContext(text, flow.node.start, offset);
  if (inner === undefined || /[\r\n]/.test(text.slice(inner.wordStart, offset))) {
    return undefined;
  }
  const end = flowWordEnd(text, offset);
  const after = text.slice(end).match(/^\s*:/);
  return {
    path: [...flow.path, ...inner.path],
    place: inner.place,
    start: inner.wordStart,
    end: Math.max(end, inner.wordStart),
    siblings: flowSiblings(flow.node, inner.path, offset),
    column: 0,
    hasColon: inner.place === 'key' && after !== null,
    flow: true,
    needsSpace: inner.place === 'value' && text[inner.wordStart - 1] === ':',
    container: flow.node,
  };
}

function flowWordEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/[\s,:[\]{}#]|$/);
  return offset + Math.max(found, 0);
}

function flowSiblings(
  node: YamlNode,
  path: readonly (string | number)[],
  offset: number,
): ReadonlySet<string> {
  let current: YamlNode | undefined = node;
  for (const step of path) {
    if (current?.kind === 'mapping') {
      current = current.entries.find(entry => entry.key.text === step)?.value;
    } else if (current?.kind === 'sequence' && typeof step === 'number') {
      current = current.items[step]?.value;
    }
  }
  return keysOf(current, offset);
}

function keysOf(node: YamlNode | undefined, offset: number): ReadonlySet<string> {
  if (node?.kind !== 'mapping') {
    return new Set();
  }
  const others = node.entries.filter(({ key }) => offset < key.start || offset > key.end);
  return new Set(others.map(({ key }) => key.text));
}

/** The context on a line of block style: dashes first, then a key with or without its value. */
function onLine(document: ManifestDocument, line: Line, offset: number): CursorContext | undefined {
  const { text } = line;
  const cursor = offset - line.start;
  let column = text.search(/[^ ]|$/);
  if (text.trim() === '' || (text[column] === '#' && cursor <= column)) {
    column = cursor;
  }
  let path: readonly (string | number)[] | undefined;
  let container: MappingNode | SequenceNode | undefined;
  while (/^-(?:\s|$)/.test(text.slice(column))) {
    if (cursor <= column) {
      return undefined;
    }
    const scope = path === undefined ? dashScope(document, line.start, column) : { path };
    path = [...scope.path, 'index' in scope ? scope.index : 0];
    const content = column + 1 + text.slice(column + 1).search(/\S|$/);
    const isEmpty = content >= text.length || (text[content] === '#' && cursor <= content);
    column = isEmpty ? Math.max(cursor, column + 1) : content;
  }
  if (/[{[]/.test(text.charAt(column)) && cursor > column) {
    const flowPath = path ?? blockScope(document, line.start, column)?.path;
    const flow = { path: flowPath ?? [], start: line.start + column, end: line.end };
    return flowPath && inFlowOf(document, flow, offset);
  }
  if (path === undefined) {
    const scope = blockScope(document, line.start, column);
    if (scope === undefined) {
      return undefined;
    }
    path = scope.path;
    container = scope.container;
  }
  const word = { document, line, offset, column: Math.min(column, Math.max(cursor, column)) };
  return onWord(word, path, container);
}

interface Word {
  readonly document: ManifestDocument;
  readonly line: Line;
  readonly offset: number;
  readonly column: number;
}

function onWord(
  word: Word,
  path: readonly (string | number)[],
  container: MappingNode | SequenceNode | undefined,
): CursorContext | undefined {
  const { line, offset, column } = word;
  const start = line.start + column;
  if (offset < start) {
    return undefined;
  }
  const keyEnd = start + keyLength(line.text.slice(column));
  const isKey = line.text[keyEnd - line.start] === ':';
  const key = line.text.slice(column, keyEnd - line.start).trim();
  const siblings = siblingsOf(word, path, container);
  const base = { start, column, siblings, container, flow: false, needsSpace: false };
  if (!isKey || offset <= keyEnd) {
    const wordEnd = start + key.length;
    const end = Math.max(wordEnd, offset);
    const item = /-\s*$/.test(line.text.slice(0, column));
    return { ...base, path, place: item ? 'item' : 'key', end, hasColon: isKey };
  }
  return inValue(word, [...path, unquoted(key)], keyEnd);
}

function keyLength(text: string): number {
  const quote = /^(?:"(?:[^"\\]|\\.)*"|'[^']*')/.exec(text)?.[0].length ?? 0;
  return quote > 0 ? quote : plainLineEnd(text, 0, 'block');
}

function unquoted(key: string): string {
  return key.replace(/^(["'])(.*)\1$/, '$2');
}

function inValue(
  word: Word,
  path: readonly (string | number)[],
  colon: number,
): CursorContext | undefined {
  const { document, line, offset } = word;
  const rest = line.text.slice(colon + 1 - line.start);
  const start = colon + 1 + rest.search(/\S|$/);
  const valueStart = Math.min(start, Math.max(offset, colon + 1));
  const sign = document.text.charAt(start);
  if ((sign === '{' || sign === '[') && offset > start) {
    return inFlowOf(document, { path, start, end: line.end }, offset);
  }
  const comment = /\s#/.exec(rest);
  const restEnd = comment === null ? rest.length : comment.index;
  const end = colon + 1 + rest.slice(0, restEnd).trimEnd().length;
  return {
    path,
    place: 'value',
    start: valueStart,
    end: Math.max(end, offset, valueStart),
    siblings: new Set(),
    column: word.column,
    hasColon: false,
    flow: false,
    needsSpace: valueStart === colon + 1,
    container: undefined,
  };
}

/** In the flow collection that starts a value, also where the tree has none there. */
function inFlowOf(
  document: ManifestDocument,
  {
    path,
    start,
    end,
  }: { readonly path: Flow['path']; readonly start: number; readonly end: number },
  offset: number,
): CursorContext | undefined {
  const node = document.find(path).value;
  const flow = node?.kind === 'mapping' || node?.kind === 'sequence' ? node : undefined;
  const fallback = { kind: 'sequence', start, end, flow: true, items: [] } as const;
  return inFlow(document.text, { node: flow ?? fallback, path }, offset);
}

function siblingsOf(
  word: Word,
  path: readonly (string | number)[],
  container: MappingNode | SequenceNode | undefined,
): ReadonlySet<string> {
  const node = container ?? word.document.find(path).value;
  const found = word.document.find(path);
  return keysOf(container === undefined && !found.exact ? undefined : node, word.offset);
}
