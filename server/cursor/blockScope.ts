// To which mapping or list a line of a column belongs, told by the tree of the lines above it.

import type {
  ManifestDocument,
  MappingNode,
  SequenceNode,
  YamlNode,
} from '../../core/manifest/node.js';
import { jsonKey } from '../../core/manifest/reader/keys.js';

type Path = readonly (string | number)[];

/** The mapping, list or value to come that a new line belongs to. */
export interface BlockScope {
  readonly path: Path;
  /** The collection at the path, where the tree has it. */
  readonly container: MappingNode | SequenceNode | undefined;
}

/**
 * The scope of a line that starts with a word in a column: the mapping whose keys stand there, or the value of the
 * key above that waits for one. Undefined below a value that is complete: a scalar, or flow style.
 */
export function blockScope(
  document: ManifestDocument,
  lineStart: number,
  column: number,
): BlockScope | undefined {
  const { root } = document;
  let scope: BlockScope | undefined = { path: [], container: asCollection(root) };
  for (const step of openSteps(document, lineStart)) {
    if (column <= step.column) {
      return scope;
    }
    scope = step.below;
  }
  return scope;
}

/** The list that a dash in a column belongs to, and which item the line becomes. */
export function dashScope(
  document: ManifestDocument,
  lineStart: number,
  column: number,
): { readonly path: Path; readonly index: number } {
  let found: { path: Path; index: number } = { path: [], index: 0 };
  for (const step of openSteps(document, lineStart)) {
    if (step.column > column) {
      return found;
    }
    if (step.kind === 'item' && step.column === column) {
      return { path: step.path.slice(0, -1), index: Number(step.path.at(-1)) + 1 };
    }
    if (step.below !== undefined) {
      found = { path: step.path, index: countBefore(step.below.container, lineStart) };
    }
  }
  return found;
}

/** A level of the tree that is still open where a line starts: an entry of a mapping, or an item of a list. */
interface OpenStep {
  readonly kind: 'entry' | 'item';
  readonly path: Path;
  /** Column of the entry's key, or of the item's dash. */
  readonly column: number;
  /** The scope of deeper lines: undefined when a complete value stands there. */
  readonly below: BlockScope | undefined;
}

function openSteps(document: ManifestDocument, lineStart: number): OpenStep[] {
  const steps: OpenStep[] = [];
  let path: Path = [];
  let node = document.root;
  while (node !== undefined && node.start < lineStart) {
    const open = openChild(node, lineStart);
    if (open === undefined) {
      return steps;
    }
    path = [...path, open.step];
    const column = columnOf(document.text, open.start);
    const below = scopeBelow(path, open.value, lineStart);
    steps.push({ kind: open.kind, path, column, below });
    node = open.value;
  }
  return steps;
}

interface OpenChild {
  readonly kind: OpenStep['kind'];
  readonly step: string | number;
  readonly start: number;
  readonly value: YamlNode | undefined;
}

/** The last child of a block collection that starts before a line. */
function openChild(node: YamlNode, lineStart: number): OpenChild | undefined {
  if (node.kind === 'mapping' && !node.flow) {
    const entry = node.entries.findLast(({ key }) => key.start < lineStart);
    return (
      entry && {
        kind: 'entry',
        step: jsonKey(entry.key),
        start: entry.key.start,
        value: entry.value,
      }
    );
  }
  if (node.kind === 'sequence' && !node.flow) {
    const index = node.items.findLastIndex(item => item.start < lineStart);
    const item = node.items[index];
    return item && { kind: 'item', step: index, start: item.start, value: item.value };
  }
  return undefined;
}

function scopeBelow(
  path: Path,
  value: YamlNode | undefined,
  lineStart: number,
): BlockScope | undefined {
  const isComplete =
    value !== undefined &&
    value.start < lineStart &&
    (value.kind === 'alias' ||
      (value.kind === 'scalar' ? value.end > value.start : value.flow && value.end <= lineStart));
  return isComplete ? undefined : { path, container: asCollection(value) };
}

function asCollection(node: YamlNode | undefined): MappingNode | SequenceNode | undefined {
  return node?.kind === 'mapping' || node?.kind === 'sequence' ? node : undefined;
}

function countBefore(container: BlockScope['container'], lineStart: number): number {
  return container?.kind === 'sequence'
    ? container.items.filter(item => item.start < lineStart).length
    : 0;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
