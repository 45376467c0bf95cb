// Taking an item or an entry out of the text, for actions that remove: the comments of its neighbours stay.

import type { MappingNode, SequenceNode } from '../../core/manifest/node.js';
import type { OffsetEdit } from '../migration/valueEdits.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Takes out an item of a list; undefined where it cannot be told from its surroundings. */
export function cutItem(text: string, node: SequenceNode, index: number): OffsetEdit | undefined {
  const spans = node.items.flatMap(({ value }) => value ?? []);
  return spans.length === node.items.length
    ? cut(text, spans, { index, flow: node.flow })
    : undefined;
}

/** Takes out an entry of a mapping. */
export function cutEntry(text: string, node: MappingNode, index: number): OffsetEdit | undefined {
  const spans = node.entries.map(({ key, value, colon }) => ({
    start: key.start,
    end: value?.end ?? (colon === undefined ? key.end : colon + 1),
  }));
  return cut(text, spans, { index, flow: node.flow });
}

function cut(
  text: string,
  spans: readonly Span[],
  { index, flow }: { readonly index: number; readonly flow: boolean },
): OffsetEdit | undefined {
  const own = spans[index];
  if (own === undefined || spans.length < 2) {
    return undefined;
  }
  if (!flow) {
    return cutLines(text, own);
  }
  const before = spans[index - 1];
  return before === undefined
    ? { start: own.start, end: spans[index + 1]?.start ?? own.end, text: '' }
    : { start: before.end, end: own.end, text: '' };
}

/** The lines of a span, where nothing but a dash stands before it. */
function cutLines(text: string, { start, end }: Span): OffsetEdit | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(start, end - 1));
  return /^[ ]*(- *)?$/.test(text.slice(lineStart, start))
    ? { start: lineStart, end: next < 0 ? text.length : next + 1, text: '' }
    : undefined;
}
