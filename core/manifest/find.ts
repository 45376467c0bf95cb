// From a path to the node that stands there, or as near to it as the document goes.

import type { FoundNode, MappingEntry, MappingNode, YamlNode } from './node.js';
import { isMergeKey, jsonKey } from './reader/keys.js';
import { resolveAlias } from './toValue.js';

/** The node at a path under a root, or its nearest existing ancestor. Aliases and merge keys are followed. */
export function findNode(
  root: YamlNode | undefined,
  path: readonly (string | number)[],
): FoundNode {
  let found: FoundNode = { exact: path.length === 0, depth: 0, key: undefined, value: root };
  for (const [index, step] of path.entries()) {
    const next = stepInto(resolveAlias(found.value), step);
    if (next === undefined) {
      return found;
    }
    found = { ...next, exact: index === path.length - 1, depth: index + 1 };
  }
  return found;
}

/** The entry of a key; the last one where it is written twice, as the API server reads it. */
export function entryOf(mapping: MappingNode, key: string): MappingEntry | undefined {
  const own = mapping.entries.findLast(entry => jsonKey(entry.key) === key);
  return own ?? mergedEntry(mapping, key);
}

function stepInto(
  node: YamlNode | undefined,
  step: string | number,
): Pick<FoundNode, 'key' | 'value'> | undefined {
  if (node?.kind === 'sequence' && typeof step === 'number') {
    const item = node.items[step];
    return item && { key: undefined, value: item.value };
  }
  if (node?.kind === 'mapping') {
    const entry = entryOf(node, String(step));
    return entry && { key: entry.key, value: entry.value };
  }
  return undefined;
}

function mergedEntry(mapping: MappingNode, key: string): MappingEntry | undefined {
  for (const entry of mapping.entries) {
    if (!isMergeKey(entry.key)) {
      continue;
    }
    const source = resolveAlias(entry.value);
    const targets = source?.kind === 'sequence' ? source.items.map(item => item.value) : [source];
    for (const target of targets.map(resolveAlias)) {
      const found = target?.kind === 'mapping' ? entryOf(target, key) : undefined;
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}
