// What the server drops from a custom resource before it looks at it: fields that the schema does not have (told to
// strict clients as unknown fields), and nulls where null means nothing.
import { isFields } from '../json.js';
import type { FieldPath } from '../validation/fieldError.js';
import type { SchemaNode } from './schemaNode.js';

/** A pruned value, sharing what did not change, and where fields were dropped for being unknown. */
export interface Pruned {
  readonly value: unknown;
  readonly unknown: readonly FieldPath[];
}

/** Drops unknown fields of a custom resource; apiVersion, kind and metadata stay. */
export function pruneUnknown(value: unknown, schema: SchemaNode): Pruned {
  const walk: Walk = { path: [], unknown: [] };
  return { value: prune(value, schema, walk, true), unknown: walk.unknown };
}

/** Drops nulls of properties that are not nullable and have no default; those with a default get it later. */
export function pruneNulls(value: unknown, node: SchemaNode | undefined): unknown {
  if (Array.isArray(value)) {
    return mapItems(value, item => pruneNulls(item, node?.items));
  }
  if (!isFields(value)) {
    return value;
  }
  return mapFields(value, (child, name) => {
    const schema = node?.properties.get(name) ?? node?.additional;
    const isDropped =
      child === null && schema !== undefined && !schema.nullable && !schema.hasDefault;
    return isDropped ? undefined : pruneNulls(child, schema);
  });
}

interface Walk {
  readonly path: (string | number)[];
  readonly unknown: FieldPath[];
}

const objectFields: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

function prune(
  value: unknown,
  node: SchemaNode | undefined,
  walk: Walk,
  isResource = node?.isEmbedded === true,
): unknown {
  if (Array.isArray(value)) {
    return mapItems(value, (item, index) => {
      walk.path.push(index);
      const pruned = prune(item, node?.items, walk);
      walk.path.pop();
      return pruned;
    });
  }
  if (!isFields(value)) {
    return value;
  }
  return mapFields(value, (child, name) => {
    if (isResource && objectFields.has(name)) {
      return child;
    }
    walk.path.push(name);
    const kept = pruneField(child, name, node, walk);
    walk.path.pop();
    return kept;
  });
}

function pruneField(
  value: unknown,
  name: string,
  node: SchemaNode | undefined,
  walk: Walk,
): unknown {
  const property = node?.properties.get(name);
  if (property !== undefined) {
    return prune(value, property, walk);
  }
  if (node?.preservesUnknown === true) {
    return node.additional === undefined ? value : prune(value, node.additional, walk);
  }
  if (node?.allowsAdditional === true) {
    return prune(value, node.additional, walk);
  }
  walk.unknown.push([...walk.path]);
  return undefined;
}

/** A record with its fields mapped, the same where nothing changed; fields mapped to undefined are left out. */
export function mapFields(
  record: Readonly<Record<string, unknown>>,
  map: (value: unknown, name: string) => unknown,
): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(record)) {
    const mapped = map(record[name], name);
    if (mapped === undefined) {
      copy ??= { ...record };
      delete copy[name];
    } else if (mapped !== record[name]) {
      copy ??= { ...record };
      copy[name] = mapped;
    }
  }
  return copy ?? record;
}

/** A list with its items mapped, the same where nothing changed. */
export function mapItems(
  items: readonly unknown[],
  map: (item: unknown, index: number) => unknown,
): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [index, item] of items.entries()) {
    const mapped = map(item, index);
    if (mapped !== item) {
      copy ??= [...items];
      copy[index] = mapped;
    }
  }
  return copy ?? items;
}
