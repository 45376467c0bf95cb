// The list style of a document: `- ` below its key or one step deeper. New text follows it.

import type { ManifestDocument, YamlNode } from '../core/manifest/node.js';

/** The list style of a document shows in its upper levels. */
const styleDepthMax = 10;

/** Whether lists stand deeper than their key in a document: told by its first list, true where it has none. */
export function indentsLists(document: ManifestDocument): boolean {
  return listStyle(document.text, document.root, 0) ?? true;
}

function listStyle(text: string, node: YamlNode | undefined, depth: number): boolean | undefined {
  if (node?.kind !== 'mapping' || node.flow || depth > styleDepthMax) {
    return undefined;
  }
  for (const { key, value } of node.entries) {
    if (value?.kind === 'sequence' && !value.flow) {
      return columnOf(text, value.start) > columnOf(text, key.start);
    }
    const below = listStyle(text, value, depth + 1);
    if (below !== undefined) {
      return below;
    }
  }
  return undefined;
}

function columnOf(text: string, offset: number): number {
  return offset - text.lastIndexOf('\n', offset - 1) - 1;
}
