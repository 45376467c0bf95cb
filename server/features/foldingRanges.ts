/**
 * Feature: folding
 *
 * Documents, mappings, lists, text blocks and comment blocks of more than one line fold.
 */
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { Manifest, PlacedDocument, YamlNode } from '../../core/manifest/node.js';

/** The folding ranges of a file, by document. */
export function foldingRanges(manifest: Manifest): FoldingRange[] {
  return manifest.documents.flatMap(placed => {
    const ranges = new Map<number, FoldingRange>();
    const { root } = placed.document;
    if (root !== undefined) {
      addDocument(ranges, placed, root);
      addNode(ranges, placed, root);
    }
    addComments(ranges, placed);
    return [...ranges.values()];
  });
}

type Ranges = Map<number, FoldingRange>;

/** A document folds at its `---`. */
function addDocument(ranges: Ranges, placed: PlacedDocument, root: YamlNode): void {
  if (placed.document.text.startsWith('---')) {
    add(ranges, placed, 0, root.end);
  }
}

function addNode(ranges: Ranges, placed: PlacedDocument, node: YamlNode): void {
  if (node.kind === 'mapping') {
    for (const { key, value } of node.entries) {
      if (value !== undefined) {
        add(ranges, placed, key.start, value.end);
        addNode(ranges, placed, value);
      }
    }
  } else if (node.kind === 'sequence') {
    for (const { start, value } of node.items) {
      if (value !== undefined) {
        add(ranges, placed, start, value.end);
        addNode(ranges, placed, value);
      }
    }
  }
}

function add(ranges: Ranges, placed: PlacedDocument, start: number, end: number): void {
  const startLine = placed.line + placed.document.positionAt(start).line;
  const endLine = placed.line + placed.document.positionAt(end).line;
  if (endLine > startLine && !ranges.has(startLine)) {
    ranges.set(startLine, { startLine, endLine });
  }
}

function addComments(ranges: Ranges, placed: PlacedDocument): void {
  const { text } = placed.document;
  if (!text.includes('#')) {
    return;
  }
  const lines = text.split('\n');
  let first: number | undefined;
  for (let line = 0; line <= lines.length; line++) {
    const isComment = /^\s*#/.test(lines[line] ?? '');
    if (isComment) {
      first ??= line;
    } else if (first !== undefined) {
      addCommentRange(ranges, placed.line + first, placed.line + line - 1);
      first = undefined;
    }
  }
}

function addCommentRange(ranges: Ranges, startLine: number, endLine: number): void {
  if (endLine > startLine && !ranges.has(startLine)) {
    ranges.set(startLine, { startLine, endLine, kind: FoldingRangeKind.Comment });
  }
}
