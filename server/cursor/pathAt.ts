// From an offset to the path, key and value that stand there, for hover, navigation and selection.

import type {
  ManifestDocument,
  MappingEntry,
  ScalarNode,
  YamlNode,
} from '../../core/manifest/node.js';
import { jsonKey } from '../../core/manifest/reader/keys.js';

/** What stands under an offset of a document. */
export interface PathAt {
  readonly path: readonly (string | number)[];
  /** The key of the innermost entry around the offset. */
  readonly key: ScalarNode | undefined;
  readonly value: YamlNode | undefined;
  readonly inKey: boolean;
  /** The nodes around the offset, outermost first. */
  readonly nodes: readonly YamlNode[];
}

/** What stands at an offset; undefined outside of any key and value. */
export function pathAt(document: ManifestDocument, offset: number): PathAt | undefined {
  const path: (string | number)[] = [];
  const nodes: YamlNode[] = [];
  let key: ScalarNode | undefined;
  let node = document.root;
  while (node !== undefined) {
    nodes.push(node);
    if (node.kind === 'mapping') {
      const entry = node.entries.find(candidate => isInEntry(candidate, offset));
      if (entry === undefined) {
        return undefined;
      }
      path.push(jsonKey(entry.key));
      key = entry.key;
      if (offset <= entry.key.end || entry.value === undefined) {
        const inKey = offset <= entry.key.end;
        return { path, key, value: entry.value, inKey, nodes };
      }
      node = entry.value;
    } else if (node.kind === 'sequence') {
      const index = node.items.findIndex(
        item => offset >= item.start && offset <= (item.value?.end ?? item.start + 1),
      );
      const item = node.items[index];
      if (item?.value === undefined || offset < item.value.start) {
        return undefined;
      }
      path.push(index);
      node = item.value;
    } else {
      const inside = offset >= node.start && offset <= node.end;
      return inside ? { path, key, value: node, inKey: false, nodes } : undefined;
    }
  }
  return undefined;
}

function isInEntry(entry: MappingEntry, offset: number): boolean {
  const end = Math.max(entry.value?.end ?? 0, entry.colon ?? 0, entry.key.end);
  return offset >= entry.key.start && offset <= end;
}
