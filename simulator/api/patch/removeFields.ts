// The prune step of a server-side apply: fields the manager set last time, sets no more and nobody else owns, go.

import type { FieldType } from '../../../core/kubernetes/schema.js';
import { EMPTY_FIELD_SET, type FieldSet, itemKey, type ListShape } from './fieldSet.js';
import { childType, isMap, itemType, type JsonMap, structOf } from './jsonValue.js';

/** `dropped`: what the manager owned before; `kept`: what it or another manager owns now. */
export interface Removal {
  readonly dropped: FieldSet;
  readonly kept: FieldSet;
}

/** The map without the dropped fields that nobody keeps; what becomes empty by it goes too. */
export function removeFields(map: JsonMap, removal: Removal, type: FieldType | undefined): JsonMap {
  const result: Record<string, unknown> = {};
  let changed = false;
  for (const [key, value] of Object.entries(map)) {
    const field = structOf(type)?.fields.get(key);
    const pruned = pruneValue(value, below(removal, `f:${key}`), {
      field,
      type: childType(type, key),
    });
    changed ||= pruned !== value;
    if (pruned !== undefined) {
      result[key] = pruned;
    }
  }
  return changed ? result : map;
}

function below(removal: Removal, key: string): Removal | undefined {
  const dropped = removal.dropped.children.get(key);
  return dropped && { dropped, kept: removal.kept.children.get(key) ?? EMPTY_FIELD_SET };
}

function isKept(set: FieldSet): boolean {
  return set.owned || set.children.size > 0;
}

function pruneValue(
  value: unknown,
  removal: Removal | undefined,
  shape: { readonly field: ListShape | undefined; readonly type: FieldType | undefined },
): unknown {
  if (removal === undefined || value === undefined) {
    return value;
  }
  if (removal.dropped.owned && !isKept(removal.kept)) {
    return undefined;
  }
  if (removal.dropped.children.size === 0) {
    return value;
  }
  if (Array.isArray(value)) {
    return pruneList(value, removal, shape.field, itemType(shape.type));
  }
  if (!isMap(value)) {
    return value;
  }
  const pruned = removeFields(value, removal, shape.type);
  return pruned !== value && Object.keys(pruned).length === 0 ? undefined : pruned;
}

function pruneList(
  list: readonly unknown[],
  removal: Removal,
  field: ListShape | undefined,
  type: FieldType | undefined,
): readonly unknown[] | undefined {
  const pruned = list
    .map((item, i) =>
      pruneValue(item, below(removal, itemKey(item, i, field) ?? ''), { field: undefined, type }),
    )
    .filter(item => item !== undefined);
  const isSame = pruned.length === list.length && pruned.every((item, i) => item === list[i]);
  if (isSame) {
    return list;
  }
  return pruned.length === 0 ? undefined : pruned;
}
