// Lists that are sets or maps (`x-kubernetes-list-type`): no two items may be the same, or have the same keys.
import { fieldsOf, isFields } from '../json.js';
import type { Place } from '../validation/place.js';
import type { SchemaNode } from './schemaNode.js';

/** Reports the items that repeat an earlier one. */
export function checkListTypes(value: unknown, node: SchemaNode, at: Place): void {
  if (Array.isArray(value)) {
    checkList(value, node, at);
    const { items } = node;
    if (items !== undefined) {
      for (const [index, item] of value.entries()) {
        checkListTypes(item, items, at.item(index));
      }
    }
  } else if (isFields(value)) {
    for (const name of Object.keys(value)) {
      const property = node.properties.get(name);
      if (property !== undefined) {
        checkListTypes(value[name], property, at.field(name));
      } else if (node.additional !== undefined) {
        checkListTypes(value[name], node.additional, at.key(name));
      }
    }
  }
}

function checkList(items: readonly unknown[], node: SchemaNode, at: Place): void {
  if (node.listType !== 'set' && node.listType !== 'map') {
    return;
  }
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    const identity = node.listType === 'set' ? item : keysOfItem(item, node.listMapKeys);
    const text = stableText(identity);
    if (seen.has(text)) {
      at.item(index).duplicate(identity);
    }
    seen.add(text);
  }
}

function keysOfItem(item: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  const fields = fieldsOf(item);
  return Object.fromEntries(
    [...names].sort().flatMap(name => (fields[name] === undefined ? [] : [[name, fields[name]]])),
  );
}

/** JSON with its keys in order. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isFields(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part,
  );
}

function byKey([first]: [string, unknown], [second]: [string, unknown]): number {
  return first < second ? -1 : Number(first > second);
}
