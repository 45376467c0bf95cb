/**
 * Feature: expand selection
 *
 * From the word to its value, its entry, the mapping or list around it, and so on to the document.
 */
import type { Position, Range, SelectionRange } from 'vscode-languageserver-types';
import type { Manifest, YamlNode } from '../../core/manifest/node.js';
import { locate, rangeIn } from '../place.js';

/** The chain of ranges around each position, innermost first. */
export function selectionRanges(
  manifest: Manifest,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map(position => {
    const place = locate(manifest, position);
    if (place === undefined) {
      return { range: { start: position, end: position } };
    }
    const { placed, offset } = place;
    const spans = [{ start: 0, end: placed.document.text.length }];
    collect(placed.document.root, offset, spans);
    const ranges = spans.map(span => rangeIn(placed, span)).filter(isNew);
    return ranges.reduce<SelectionRange | undefined>(
      (parent, range) => (parent === undefined ? { range } : { range, parent }),
      undefined,
    ) as SelectionRange;
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function collect(node: YamlNode | undefined, offset: number, spans: Span[]): void {
  if (node === undefined || offset < node.start || offset > node.end) {
    return;
  }
  spans.push(node);
  if (node.kind === 'mapping') {
    const entry = node.entries.find(
      ({ key, value }) => offset >= key.start && offset <= (value?.end ?? key.end),
    );
    if (entry !== undefined) {
      spans.push({ start: entry.key.start, end: entry.value?.end ?? entry.key.end });
      const inKey = offset <= entry.key.end;
      collect(inKey ? entry.key : entry.value, offset, spans);
    }
  } else if (node.kind === 'sequence') {
    const item = node.items.find(
      ({ start, value }) => offset >= start && offset <= (value?.end ?? start),
    );
    if (item?.value !== undefined) {
      spans.push({ start: item.start, end: item.value.end });
      collect(item.value, offset, spans);
    }
  }
}

function isNew(range: Range, index: number, all: readonly Range[]): boolean {
  const before = all[index - 1];
  return (
    before === undefined ||
    before.start.line !== range.start.line ||
    before.start.character !== range.start.character ||
    before.end.line !== range.end.line ||
    before.end.character !== range.end.character
  );
}
