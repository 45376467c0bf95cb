// The patch `kubectl apply` sends: from the configuration applied last, the one applied now and the live object.
// Fields nobody applied (defaults, what controllers set) stay; fields dropped from the manifest go.

import type { FieldType, ObjectType } from '../../../core/kubernetes/schema.js';
import { isMap, type JsonMap } from './jsonValue.js';
import { threeWayMergePatch } from './mergePatch.js';
import { strategicDiff } from './strategicDiff.js';

/**
 * The strategic merge patch of a three-way apply; empty when the live object already is as wanted. Without a type
 * (custom resources) it is a JSON merge patch.
 */
export function threeWayPatch(
  original: JsonMap,
  modified: JsonMap,
  current: JsonMap,
  type: ObjectType | undefined,
): JsonMap {
  if (type === undefined || type.name.startsWith('crd:')) {
    return threeWayMergePatch(original, modified, current);
  }
  const fieldType: FieldType = { kind: 'object', type };
  const deletions = strategicDiff(original, modified, fieldType, 'deletions');
  const additions = strategicDiff(current, modified, fieldType, 'additions');
  return combine(deletions, additions);
}

/** Lays the patch of additions over the patch of deletions. Both talk of the same lists by the same keys. */
function combine(deletions: JsonMap, additions: JsonMap): JsonMap {
  const result: Record<string, unknown> = { ...deletions };
  for (const [key, value] of Object.entries(additions)) {
    const under = result[key];
    if (isMap(under) && isMap(value)) {
      result[key] = combine(under, value);
    } else if (Array.isArray(under) && Array.isArray(value) && !key.startsWith('$')) {
      result[key] = combineItems(under, value, result[`$setElementOrder/${key}`]);
    } else {
      result[key] = value;
    }
  }
  return result;
}

function combineItems(
  deletions: readonly unknown[],
  additions: readonly unknown[],
  order: unknown,
): readonly unknown[] {
  const mergeKey = mergeKeyOf(order, additions);
  const isSame = (a: unknown, b: unknown): boolean =>
    mergeKey !== undefined && isMap(a) && isMap(b) && a[mergeKey] === b[mergeKey];
  const merged = additions.map(item => {
    const under = deletions.find(other => isSame(item, other));
    return isMap(under) && isMap(item) ? combine(under, item) : item;
  });
  return [...merged, ...deletions.filter(item => !additions.some(other => isSame(item, other)))];
}

function mergeKeyOf(order: unknown, additions: readonly unknown[]): string | undefined {
  const sample = [...(Array.isArray(order) ? order : []), ...additions].find(isMap);
  return sample === undefined ? undefined : Object.keys(sample)[0];
}
