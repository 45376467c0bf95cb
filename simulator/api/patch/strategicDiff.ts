// The strategic merge patch between two documents, as apimachinery's strategicpatch computes it: one side only
// (deletions, or additions and changes), so that the two halves of a three-way patch can be laid together.

import type { Field, FieldType } from '../../../core/kubernetes/schema.js';
import { isSameItem } from './elementOrder.js';
import {
  childType,
  definedKeys,
  isEqualJson,
  isMap,
  itemType,
  type JsonMap,
  structOf,
} from './jsonValue.js';

/** Which half of the difference is wanted. */
export type DiffSide = 'deletions' | 'additions';

/** The patch that takes `from` to `to`, as far as `side` goes; empty when there is nothing to do. */
export function strategicDiff(
  from: JsonMap,
  to: JsonMap,
  type: FieldType | undefined,
  side: DiffSide,
): JsonMap {
  const patch: Record<string, unknown> = {};
  for (const key of definedKeys(from)) {
    if (to[key] === undefined && side === 'deletions') {
      patch[key] = null;
    }
  }
  for (const key of definedKeys(to)) {
    const at = { field: structOf(type)?.fields.get(key), type: childType(type, key), side };
    diffKey(patch, key, [from[key], to[key]], at);
  }
  return patch;
}

interface DiffAt {
  readonly field: Field | undefined;
  readonly type: FieldType | undefined;
  readonly side: DiffSide;
}

function diffKey(
  patch: Record<string, unknown>,
  key: string,
  [before, after]: readonly [unknown, unknown],
  at: DiffAt,
): void {
  const strategy = at.field?.patchStrategy ?? [];
  if (isMap(before) && isMap(after) && !strategy.includes('replace')) {
    const nested = withRetainKeys(strategicDiff(before, after, at.type, at.side), after, strategy);
    if (Object.keys(nested).length > 0) {
      patch[key] = nested;
    }
    return;
  }
  if (Array.isArray(before) && Array.isArray(after) && strategy.includes('merge')) {
    Object.assign(patch, diffMergedList(key, before, after, at));
    return;
  }
  if (at.side === 'additions' && !isEqualJson(before, after)) {
    patch[key] = after;
  }
}

function withRetainKeys(nested: JsonMap, after: JsonMap, strategy: readonly string[]): JsonMap {
  if (!strategy.includes('retainKeys') || Object.keys(nested).length === 0) {
    return nested;
  }
  return { ...nested, $retainKeys: definedKeys(after).sort() };
}

function diffMergedList(
  key: string,
  before: readonly unknown[],
  after: readonly unknown[],
  at: DiffAt,
): JsonMap {
  const mergeKey = at.field?.patchMergeKey;
  const items = mergeKey === undefined ? [] : diffItems(before, after, mergeKey, at);
  const isGone = (item: unknown) => !after.some(other => isSameItem(item, other, mergeKey));
  const patch: Record<string, unknown> = {};
  if (mergeKey === undefined) {
    const added = after.filter(item => !before.includes(item));
    const removed = before.filter(isGone);
    if (at.side === 'additions' && added.length > 0) {
      patch[key] = added;
    }
    if (at.side === 'deletions' && removed.length > 0) {
      patch[`$deleteFromPrimitiveList/${key}`] = removed;
    }
  } else if (items.length > 0) {
    patch[key] = items;
  }
  const reordered = !isEqualJson(
    before.filter(item => !isGone(item)).map(item => keyOf(item, mergeKey)),
    after.map(item => keyOf(item, mergeKey)),
  );
  if (Object.keys(patch).length > 0 || (reordered && at.side === 'additions')) {
    patch[`$setElementOrder/${key}`] = after.map(item => keyOf(item, mergeKey));
  }
  return patch;
}

function diffItems(
  before: readonly unknown[],
  after: readonly unknown[],
  mergeKey: string,
  at: DiffAt,
): JsonMap[] {
  const patches: JsonMap[] = [];
  for (const item of after.filter(isMap)) {
    const match = before.filter(isMap).find(other => isSameItem(item, other, mergeKey));
    if (match === undefined) {
      patches.push(...(at.side === 'additions' ? [item] : []));
      continue;
    }
    const nested = strategicDiff(match, item, itemType(at.type), at.side);
    if (Object.keys(nested).length > 0) {
      patches.push({ ...nested, [mergeKey]: item[mergeKey] });
    }
  }
  const gone = before
    .filter(isMap)
    .filter(item => !after.some(other => isSameItem(item, other, mergeKey)));
  const deletions = gone.map(item => ({ $patch: 'delete', [mergeKey]: item[mergeKey] }));
  return at.side === 'deletions' ? [...patches, ...deletions] : patches;
}

function keyOf(item: unknown, mergeKey: string | undefined): unknown {
  return mergeKey !== undefined && isMap(item) ? { [mergeKey]: item[mergeKey] } : item;
}
