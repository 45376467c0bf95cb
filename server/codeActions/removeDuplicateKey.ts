/**
 * Code action: remove a key that stands twice
 *
 * The server refuses a field that is said twice: the later one goes with its lines.
 */
import type { MappingNode, YamlNode } from '../../core/manifest/node.js';
import { textEdits } from './action.js';
import { cutEntry } from './cut.js';
import { quickFixes } from './quickFixes.js';

export const removeDuplicateKey = quickFixes(
  ({ code }) => code === 'duplicate-key',
  place => {
    const found = entryAt(place.document.root, place.offset);
    const edit = found && cutEntry(place.document.text, found.node, found.index);
    return edit === undefined
      ? []
      : [{ title: 'Remove this one', edits: [textEdits(place, [edit])] }];
  },
);

function entryAt(
  node: YamlNode | undefined,
  offset: number,
): { readonly node: MappingNode; readonly index: number } | undefined {
  if (node?.kind === 'sequence') {
    const item = node.items.find(
      ({ value }) => value && value.start <= offset && offset < value.end,
    );
    return entryAt(item?.value, offset);
  }
  if (node?.kind !== 'mapping') {
    return undefined;
  }
  const index = node.entries.findIndex(({ key }) => key.start === offset);
  const inner = node.entries.find(
    ({ value }) => value && value.start <= offset && offset < value.end,
  );
  return index >= 0 ? { node, index } : entryAt(inner?.value, offset);
}
