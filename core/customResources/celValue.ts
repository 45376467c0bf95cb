// Values as CEL sees them: whole numbers of integer fields as integers, times as times, names escaped where
// CEL needs it, and nothing that the schema does not declare.

import { toDynamic, toInteger } from '../cel/dynamicValue.js';
import { celDuration, celTimestamp } from '../cel/expression.js';
import { fieldsOf, isFields } from '../json.js';
import { keysOf } from './schemaCheck.js';
import type { SchemaNode } from './schemaNode.js';

/** Converts a value of a schema. `isRoot`: apiVersion, kind and the name are seen although no schema has them. */
export function toCelValue(value: unknown, node: SchemaNode | undefined, isRoot = false): unknown {
  if (node === undefined || value === null || node.intOrString) {
    return toDynamic(value);
  }
  if (typeof value === 'number') {
    return node.type === 'number' ? value : toInteger(value);
  }
  if (typeof value === 'string') {
    return toText(value, node.format);
  }
  if (Array.isArray(value)) {
    return value.map(item => toCelValue(item, node.items));
  }
  return isFields(value) ? toObject(value, node, isRoot || node.isEmbedded) : value;
}

/**
 * The earlier value with the order of the later one, in lists where order says nothing: CEL compares sets and list maps
 * whatever their order.
 */
export function alignedWith(earlier: unknown, later: unknown, node: SchemaNode): unknown {
  if (Array.isArray(earlier) && Array.isArray(later)) {
    const { listType } = node;
    return listType === 'set' || listType === 'map' ? reordered(earlier, later, node) : earlier;
  }
  if (!isFields(earlier) || !isFields(later)) {
    return earlier;
  }
  return Object.fromEntries(
    Object.entries(earlier).map(([name, value]) => {
      const child = node.properties.get(name) ?? node.additional;
      return [name, child === undefined ? value : alignedWith(value, later[name], child)];
    }),
  );
}

function reordered(
  earlier: readonly unknown[],
  later: readonly unknown[],
  node: SchemaNode,
): readonly unknown[] {
  const identity = (item: unknown) =>
    node.listType === 'map' ? keysOf(item, node.listMapKeys) : JSON.stringify(item);
  const left = new Map(earlier.map(item => [identity(item), item]));
  const matched = later.flatMap(item => {
    const key = identity(item);
    const found = left.get(key);
    const { items } = node;
    left.delete(key);
    return found === undefined ? [] : [items ? alignedWith(found, item, items) : found];
  });
  return [...matched, ...left.values()];
}

function toText(value: string, format: string): unknown {
  switch (format) {
    case 'date':
    case 'date-time':
    case 'datetime':
      return celTimestamp(value) ?? value;
    case 'duration':
      return celDuration(value) ?? value;
    default:
      return value;
  }
}

function toObject(
  fields: Readonly<Record<string, unknown>>,
  node: SchemaNode,
  isResource: boolean,
): Readonly<Record<string, unknown>> {
  const converted: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) {
    const property = node.properties.get(name);
    const value = fields[name];
    if (isResource && name === 'metadata') {
      converted['metadata'] = nameOnly(value);
    } else if (property !== undefined) {
      converted[escapedName(name)] = toCelValue(value, property);
    } else if (node.additional !== undefined) {
      converted[name] = toCelValue(value, node.additional);
    } else if (node.preservesUnknown && node.properties.size === 0) {
      converted[name] = toDynamic(value);
    } else if (isResource && (name === 'apiVersion' || name === 'kind')) {
      converted[name] = value;
    }
  }
  return converted;
}

function nameOnly(metadata: unknown): Readonly<Record<string, unknown>> {
  const { name, generateName } = fieldsOf(metadata);
  return {
    ...(name === undefined ? {} : { name }),
    ...(generateName === undefined ? {} : { generateName }),
  };
}

const reserved: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const symbols: Readonly<Record<string, string>> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};

/** https://kubernetes.io/docs/reference/using-api/cel/#escaping */
export function escapedName(name: string): string {
  if (reserved.has(name)) {
    return `__${name}__`;
  }
  return /__|[.\-/]/.test(name)
    ? name.replace(/__|[.\-/]/g, symbol => symbols[symbol] ?? symbol)
    : name;
}
