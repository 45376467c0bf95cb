// What the server fills into a custom resource: the schema's defaults, in objects that are there.
import { isFields } from '../json.js';
import { mapFields, mapItems } from './prune.js';
import type { SchemaNode } from './schemaNode.js';

/** The value with the schema's defaults; shares what does not change. */
export function applyCustomDefaults(value: unknown, node: SchemaNode | undefined): unknown {
  if (node === undefined) {
    return value;
  }
  if (Array.isArray(value)) {
    const { items } = node;
    return items === undefined
      ? value
      : mapItems(value, item => applyCustomDefaults(orDefault(item, items), items));
  }
  if (!isFields(value)) {
    return value;
  }
  return mapFields(withMissing(value, node), (child, name) => {
    const schema = node.properties.get(name) ?? node.additional;
    return schema === undefined ? child : applyCustomDefaults(orDefault(child, schema), schema);
  });
}

function withMissing(
  value: Readonly<Record<string, unknown>>,
  node: SchemaNode,
): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | undefined;
  for (const [name, { hasDefault, defaultValue }] of node.properties) {
    if (hasDefault && value[name] === undefined) {
      copy ??= { ...value };
      copy[name] = defaultValue;
    }
  }
  return copy ?? value;
}

function orDefault(value: unknown, { nullable, hasDefault, defaultValue }: SchemaNode): unknown {
  return value === null && !nullable && hasDefault ? defaultValue : value;
}
