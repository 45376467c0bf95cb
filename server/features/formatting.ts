/**
 * Feature: formatting
 *
 * Two columns per level, no space at line ends, one space after colons, no more than one empty line. Comments stay,
 * each list keeps the style it is written in, and texts of several lines stay as they are. A document that would mean
 * something else afterwards is left alone.
 */
import type { TextEdit } from 'vscode-languageserver-types';
import type { ManifestDocument, PlacedDocument, YamlNode } from '../../core/manifest/node.js';
import { parseManifest } from '../../core/manifest/parseManifest.js';

const step = 2;

/** The edits that format a file's documents. */
export function formatDocuments(documents: readonly PlacedDocument[]): TextEdit[] {
  return documents.flatMap(placed => formatDocument(placed));
}

function formatDocument({ document, line }: PlacedDocument): TextEdit[] {
  const isReadable = document.nature !== 'helm-template' && document.problems.length === 0;
  if (!isReadable || document.root === undefined || /\t|\r(?!\n)/.test(document.text)) {
    return [];
  }
  const before = document.text.split('\n');
  const after = formatLines(document, before);
  if (!meansTheSame(document, after.flatMap(text => text ?? []).join('\n'))) {
    return [];
  }
  return before.flatMap((text, index) => {
    const now = after[index];
    const at = { line: line + index, character: 0 };
    if (now === undefined) {
      const end = { line: line + index + 1, character: 0 };
      return [{ range: { start: at, end }, newText: '' }];
    }
    const end = { line: line + index, character: text.length };
    return now === text ? [] : [{ range: { start: at, end }, newText: now }];
  });
}

interface Layout {
  readonly document: ManifestDocument;
  /** By how many columns each line moves. */
  readonly moves: number[];
  /** Lines within a text of several lines: they only move. */
  readonly texts: Set<number>;
  /** Gaps after colons that are too wide: line, first column, width. */
  readonly gaps: Map<number, { readonly column: number; readonly width: number }>;
}

/** The lines after formatting; undefined for those that go. */
function formatLines(document: ManifestDocument, lines: readonly string[]): (string | undefined)[] {
  const layout: Layout = {
    document,
    moves: lines.map(() => 0),
    texts: new Set(),
    gaps: new Map(),
  };
  if (document.root !== undefined) {
    place(layout, document.root, 0);
  }
  moveComments(layout, lines);
  return lines.map((text, index) => {
    if (layout.texts.has(index)) {
      return moved(text, layout.moves[index] ?? 0);
    }
    const isSecondEmpty = text.trim() === '' && index > 0 && lines[index - 1]?.trim() === '';
    if (isSecondEmpty && index < lines.length - 1) {
      return undefined;
    }
    const gap = layout.gaps.get(index);
    const narrow =
      gap === undefined
        ? text
        : `${text.slice(0, gap.column)} ${text.slice(gap.column + gap.width)}`;
    const ending = text.endsWith('\r') ? '\r' : '';
    return moved(narrow.trimEnd(), layout.moves[index] ?? 0) + ending;
  });
}

/** Puts a block node into a column; everything else only moves with the line it begins on. */
function place(layout: Layout, node: YamlNode, column: number): void {
  const { document, moves } = layout;
  const start = document.positionAt(node.start);
  const end = document.positionAt(node.end);
  if (node.kind === 'alias' || (node.kind !== 'scalar' && node.flow)) {
    return;
  }
  if (node.kind === 'scalar') {
    for (let line = start.line + 1; line <= end.line; line++) {
      layout.texts.add(line);
    }
    return;
  }
  moves.fill(column - start.character, start.line, end.line + 1);
  if (node.kind === 'mapping') {
    for (const { key, value, colon } of node.entries) {
      if (value !== undefined) {
        noteGap(layout, colon, value);
        place(layout, value, childColumn(layout, value, { column, parent: key.start }));
      }
    }
    return;
  }
  for (const { start: dash, value } of node.items) {
    if (value !== undefined) {
      const from = document.positionAt(dash);
      const to = document.positionAt(value.start);
      const isBeside = from.line === to.line;
      place(layout, value, isBeside ? column + to.character - from.character : column + step);
    }
  }
}

/** A list below its key stays there, another one is a step deeper. */
function childColumn(
  { document }: Layout,
  value: YamlNode,
  { column, parent }: { readonly column: number; readonly parent: number },
): number {
  const isBelow =
    value.kind === 'sequence' &&
    document.positionAt(value.start).character === document.positionAt(parent).character;
  return isBelow ? column : column + step;
}

function noteGap({ document, gaps }: Layout, colon: number | undefined, value: YamlNode): void {
  const from = document.positionAt((colon ?? value.start) + 1);
  const to = document.positionAt(value.start);
  const between = document.text.slice((colon ?? value.start) + 1, value.start);
  if (from.line === to.line && between.length > 1 && between.trim() === '') {
    gaps.set(from.line, { column: from.character, width: between.length });
  }
}

/** A comment moves with the line below it, where it stands in the same column. */
function moveComments({ moves, texts }: Layout, lines: readonly string[]): void {
  let next = lines.length - 1;
  for (let index = lines.length - 1; index >= 0; index--) {
    const text = lines[index] ?? '';
    const isComment = text.trimStart().startsWith('#') && !texts.has(index);
    if (isComment && indentOf(lines[next] ?? '') === indentOf(text)) {
      moves[index] = moves[next] ?? 0;
    } else if (!isComment && text.trim() !== '') {
      next = index;
    }
  }
}

function moved(text: string, columns: number): string {
  if (text.trim() === '' || columns === 0) {
    return text;
  }
  return ' '.repeat(Math.max(0, indentOf(text) + columns)) + text.trimStart();
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function meansTheSame(document: ManifestDocument, text: string): boolean {
  const [first, ...others] = parseManifest(text).documents;
  return (
    first !== undefined &&
    others.length === 0 &&
    first.document.problems.length === 0 &&
    JSON.stringify(first.document.toValue()) === JSON.stringify(document.toValue())
  );
}
