// The strict decoder: fields the type does not know are named and left out of what is stored.

import type { FieldType, ObjectType } from '../../../core/kubernetes/schema.js';
import { isMap, type JsonMap } from '../patch/jsonValue.js';

/** A value without its unknown fields, and their paths in document order: `spec.containers[0].imag`. */
export interface Pruned {
  readonly value: JsonMap;
  readonly unknown: readonly string[];
}

/** Leaves unknown fields out; the value itself comes back where there are none. */
export function pruneUnknownFields(value: JsonMap, type: ObjectType): Pruned {
  const unknown: string[] = [];
  const pruned = pruneStruct(value, type, { path: '', unknown });
  return { value: pruned, unknown };
}

interface At {
  readonly path: string;
  readonly unknown: string[];
}

function pruneStruct(value: JsonMap, type: ObjectType, at: At): JsonMap {
  if (type.preservesUnknown) {
    return value;
  }
  return mapEntries(value, (key, item) => {
    const path = at.path === '' ? key : `${at.path}.${key}`;
    const field = type.fields.get(key);
    if (field === undefined) {
      at.unknown.push(path);
      return undefined;
    }
    return pruneValue(item, field.type, { ...at, path });
  });
}

function pruneValue(value: unknown, type: FieldType, at: At): unknown {
  if (type.kind === 'object' && isMap(value)) {
    return pruneStruct(value, type.type, at);
  }
  if (type.kind === 'map' && isMap(value)) {
    return mapEntries(value, (key, item) =>
      pruneValue(item, type.values, { ...at, path: `${at.path}.${key}` }),
    );
  }
  if (type.kind === 'array' && Array.isArray(value)) {
    const items = value.map((item, i) =>
      pruneValue(item, type.items, { ...at, path: `${at.path}[${i}]` }),
    );
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  return value;
}

/** The map with each value replaced; undefined leaves a key out. Shares what does not change. */
function mapEntries(map: JsonMap, replace: (key: string, value: unknown) => unknown): JsonMap {
  const result: Record<string, unknown> = {};
  let isChanged = false;
  for (const [key, value] of Object.entries(map)) {
    const replaced = replace(key, value);
    isChanged ||= replaced !== value;
    if (replaced !== undefined) {
      result[key] = replaced;
    }
  }
  return isChanged ? result : map;
}
