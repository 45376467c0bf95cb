// The merge of a server-side apply: structs and granular maps by key, lists by their list-map keys or as sets,
// atomic values as a whole.

import type { FieldType } from '../../../core/kubernetes/schema.js';
import { isAtomic, itemKey, type ListShape } from './fieldSet.js';
import { childType, isMap, itemType, type JsonMap, structOf } from './jsonValue.js';

/** The live object with the configuration laid over it. */
export function mergeTyped(live: JsonMap, config: JsonMap, type: FieldType | undefined): JsonMap {
  const result: Record<string, unknown> = { ...live };
  for (const [key, value] of Object.entries(config)) {
    if (value === undefined) {
      continue;
    }
    const field = structOf(type)?.fields.get(key);
    const childShape = { field, type: childType(type, key) };
    result[key] = mergeValue(live[key], value, childShape);
  }
  return result;
}

function mergeValue(
  live: unknown,
  value: unknown,
  shape: { readonly field: ListShape | undefined; readonly type: FieldType | undefined },
): unknown {
  if (isAtomic(value, shape.field)) {
    return value;
  }
  if (isMap(value)) {
    return mergeTyped(isMap(live) ? live : {}, value, shape.type);
  }
  if (Array.isArray(live) && Array.isArray(value)) {
    return mergeItems(live, value, shape.field, itemType(shape.type));
  }
  return value;
}

function mergeItems(
  live: readonly unknown[],
  config: readonly unknown[],
  field: ListShape | undefined,
  type: FieldType | undefined,
): unknown[] {
  const keyed = (list: readonly unknown[]) =>
    new Map(list.map((item, i) => [itemKey(item, i, field) ?? '', item] as const));
  const [mine, theirs] = [keyed(live), keyed(config)];
  const result: unknown[] = [];
  const waiting = [...mine.keys()];
  const takeLiveOnly = (): void => {
    while (waiting[0] !== undefined && !theirs.has(waiting[0])) {
      result.push(mine.get(waiting.shift() ?? ''));
    }
  };
  for (const [key, item] of theirs) {
    takeLiveOnly();
    const match = mine.get(key);
    result.push(isMap(match) && isMap(item) ? mergeTyped(match, item, type) : item);
    if (waiting.includes(key)) {
      waiting.splice(waiting.indexOf(key), 1);
    }
  }
  takeLiveOnly();
  return result;
}
