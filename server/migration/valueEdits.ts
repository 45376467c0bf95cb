// The smallest text edits that turn an object as written into another value: comments and style elsewhere stay.

import { isFields } from '../../core/json.js';
import type {
  ManifestDocument,
  MappingEntry,
  MappingNode,
  SequenceNode,
  YamlNode,
} from '../../core/manifest/node.js';
import { jsonKey } from '../../core/manifest/reader/keys.js';
import { toJson } from '../../core/manifest/toValue.js';
import {
  writeEntries,
  writeFlow,
  writeValue,
  type YamlLayout,
} from '../../core/manifest/writeYaml.js';

import { collectFlowEdits, isGrown, isSame, keepsFlow } from './flowEdits.js';

/** A replacement of a part of a document's text. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edits that make the node mean `wanted`. Edits do not overlap; in the order of the text. */
export function valueEdits(
  document: ManifestDocument,
  node: YamlNode,
  wanted: unknown,
  indentsLists: boolean,
): OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  collect({ text: document.text, indentsLists, edits }, node, wanted);
  return edits.sort((one, other) => one.start - other.start);
}

interface Work {
  readonly text: string;
  readonly indentsLists: boolean;
  readonly edits: OffsetEdit[];
}

function collect(work: Work, node: YamlNode, wanted: unknown): void {
  if (isSame(toJson(node), wanted)) {
    return;
  }
  if (node.kind === 'mapping' && isFields(wanted) && !node.flow) {
    collectMapping(work, node, wanted);
  } else if (node.kind === 'sequence' && isGrown(node, wanted) && !node.flow) {
    collectSequence(work, node, wanted);
  } else if (isContainer(node, wanted)) {
    collectFlowEdits(work.edits, node, wanted);
  } else {
    replaceNode(work, node, wanted);
  }
}

/** Items keep their places; new ones follow the last. */
function collectSequence(work: Work, node: SequenceNode, wanted: readonly unknown[]): void {
  for (const [index, { value }] of node.items.entries()) {
    if (value !== undefined) {
      collect(work, value, wanted[index]);
    }
  }
  const added = wanted.slice(node.items.length);
  const last = node.items.at(-1);
  if (added.length > 0 && last !== undefined) {
    const { column } = layoutAt(work, node.items[0]?.start ?? node.start);
    const outer = work.indentsLists ? column - 2 : column;
    const text = writeValue(added, { column: outer, indentsLists: work.indentsLists });
    const end = lineEndAfter(work.text, last.value?.end ?? last.start + 1);
    work.edits.push({ start: end, end, text });
  }
}

/** The end of the line where only a comment follows, so that the comment stays beside what it is about. */
function lineEndAfter(text: string, end: number): number {
  const next = text.indexOf('\n', end);
  const line = text.slice(end, next < 0 ? text.length : next).trimEnd();
  return end + (/^[ \t]*#/.test(line) ? line.length : 0);
}

/** New keys take the place of removed ones; where none was removed they follow the last entry. */
function collectMapping(
  work: Work,
  node: MappingNode,
  wanted: Readonly<Record<string, unknown>>,
): void {
  const written = new Set(node.entries.map(({ key }) => jsonKey(key)));
  const removed = node.entries.filter(({ key }) => !Object.hasOwn(wanted, jsonKey(key)));
  const added = Object.fromEntries(Object.entries(wanted).filter(([key]) => !written.has(key)));
  for (const entry of node.entries) {
    const key = jsonKey(entry.key);
    if (Object.hasOwn(wanted, key) && !isSame(toJson(entry.value), wanted[key])) {
      collectEntry(work, entry, wanted[key]);
    }
  }
  const [first, ...others] = removed;
  const layout = layoutAt(work, node.start);
  const text = Object.keys(added).length > 0 ? writeEntries(added, layout) : undefined;
  if (first !== undefined && text !== undefined) {
    work.edits.push({ start: first.key.start, end: entryEnd(first), text });
  } else if (first !== undefined) {
    removeEntry(work, first);
  } else if (text !== undefined) {
    const end = lineEndAfter(work.text, Math.max(...node.entries.map(entryEnd)));
    work.edits.push({ start: end, end, text: `\n${' '.repeat(layout.column)}${text}` });
  }
  for (const entry of others) {
    removeEntry(work, entry);
  }
}

function collectEntry(work: Work, entry: MappingEntry, wanted: unknown): void {
  if (entry.value !== undefined && isContainer(entry.value, wanted)) {
    collect(work, entry.value, wanted);
    return;
  }
  const text = writeValue(wanted, layoutAt(work, entry.key.start));
  work.edits.push({ start: (entry.colon ?? entry.key.end - 1) + 1, end: entryEnd(entry), text });
}

/** Whether the written node can be edited from inside. */
function isContainer(node: YamlNode, wanted: unknown): boolean {
  if (node.kind === 'mapping') {
    return isFields(wanted) && (!node.flow || keepsFlow(node, wanted));
  }
  return node.kind === 'sequence' && isGrown(node, wanted);
}

function replaceNode(work: Work, node: YamlNode, wanted: unknown): void {
  const isBlockMapping = isFields(wanted) && node.kind === 'mapping' && !node.flow;
  const text = isBlockMapping
    ? writeEntries(wanted, layoutAt(work, node.start))
    : writeFlow(wanted);
  work.edits.push({ start: node.start, end: node.end, text });
}

/** Removes an entry with its line, where nothing else stands on it. */
function removeEntry(work: Work, entry: MappingEntry): void {
  const { text, edits } = work;
  const lineStart = text.lastIndexOf('\n', entry.key.start - 1) + 1;
  const isAlone = text.slice(lineStart, entry.key.start).trim() === '';
  const end = entryEnd(entry);
  const next = text.indexOf('\n', end);
  const lineEnd = next < 0 ? text.length : next + 1;
  const after = text.slice(end, lineEnd).trim();
  const takesLine = isAlone && (after === '' || after.startsWith('#'));
  edits.push(
    takesLine
      ? { start: lineStart, end: lineEnd, text: '' }
      : { start: entry.key.start, end: nextEntryStart(text, end), text: '' },
  );
}

/** After `- name: x`, the next key moves up behind the dash. */
function nextEntryStart(text: string, end: number): number {
  const gap = /^\s*\n\s*/.exec(text.slice(end))?.[0].length ?? 0;
  return end + gap;
}

function layoutAt(work: Work, offset: number): YamlLayout {
  const column = offset - work.text.lastIndexOf('\n', offset - 1) - 1;
  return { column, indentsLists: work.indentsLists };
}

function entryEnd(entry: MappingEntry): number {
  return entry.value?.end ?? (entry.colon === undefined ? entry.key.end : entry.colon + 1);
}
