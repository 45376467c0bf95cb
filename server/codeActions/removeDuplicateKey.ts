/**
 * Code action: remove a key that stands twice
 *
 * The server refuses a field that is said twice: the later one goes with its lines.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import type { MappingNode, YamlNode } from '../../core/manifest/node.js';
import { type ActionSource, actionOf, placeOf, textEdits } from './action.js';
import { cutEntry } from './cut.js';

export const removeDuplicateKey: ActionSource = context =>
  context.diagnostics.flatMap(diagnostic => {
    const place = placeOf(context, diagnostic.range);
    if (diagnostic.code !== 'duplicate-key' || place === undefined) {
      return [];
    }
    const found = entryAt(place.document.root, place.offset);
    const edit = found && cutEntry(place.document.text, found.node, found.index);
    const title = { title: 'Remove this one', kind: CodeActionKind.QuickFix, diagnostic };
    return edit === undefined
      ? []
      : [actionOf(context.workspace, title, [textEdits(place, [edit])])];
  });

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
