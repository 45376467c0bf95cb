// Merging one list of a strategic merge patch into the server's: by merge key for objects, as a set for scalars.

import { goText } from '../http/goText.js';
import { orderBySetElementOrder } from './elementOrder.js';
import { isEqualJson, isMap, type JsonMap } from './jsonValue.js';
import { PatchError } from './patchError.js';

const DIRECTIVE = '$patch';

/** How the items of a list are merged. */
export interface ListMerge {
  readonly mergeKey: string | undefined;
  mergeItem(item: JsonMap, change: JsonMap): JsonMap;
  /** Strips directives from an item that is new. */
  clean(item: unknown): unknown;
}

/** The server's list with the patch's items merged in; new items come first, as the server places them. */
export function mergeList(
  before: readonly unknown[],
  patch: readonly unknown[],
  merge: ListMerge,
): readonly unknown[] {
  if (before.length === 0 && patch.length === 0) {
    return before;
  }
  if (![...before, ...patch].some(isMap)) {
    const merged = [...new Set([...before, ...patch])];
    return orderBySetElementOrder(merged, patch, before, undefined);
  }
  const { mergeKey } = merge;
  if (mergeKey === undefined) {
    throw new PatchError(500, 'cannot merge lists without merge key');
  }
  return mergeMaps(before.filter(isMap), patch.filter(isMap), { ...merge, mergeKey });
}

function mergeMaps(
  before: readonly JsonMap[],
  patch: readonly JsonMap[],
  merge: ListMerge & { readonly mergeKey: string },
): readonly unknown[] {
  patch.forEach(refuseUnknownDirective);
  const changes = patch.filter(item => !(DIRECTIVE in item));
  if (patch.some(item => item[DIRECTIVE] === 'replace')) {
    return changes.map(merge.clean);
  }
  const deleted = patch.filter(item => item[DIRECTIVE] === 'delete');
  const keyOf = (item: JsonMap): unknown => requireKey(item, merge.mergeKey);
  const deletedKeys = deleted.map(keyOf);
  const remaining = before.filter(
    item => !deletedKeys.some(key => isEqualJson(key, item[merge.mergeKey])),
  );
  const merged: unknown[] = [...remaining];
  for (const change of changes) {
    const key = keyOf(change);
    const at = merged.findIndex(item => isMap(item) && isEqualJson(item[merge.mergeKey], key));
    const found = merged[at];
    if (isMap(found)) {
      merged[at] = merge.mergeItem(found, change);
    } else {
      merged.push(merge.clean(change));
    }
  }
  return orderBySetElementOrder(merged, changes, remaining, merge.mergeKey);
}

function refuseUnknownDirective(item: JsonMap): void {
  const directive = item[DIRECTIVE];
  if (directive !== undefined && !['replace', 'delete', 'merge'].includes(String(directive))) {
    throw unknownDirective(item);
  }
}

/** The refusal of a `$patch` that is neither replace nor delete. */
export function unknownDirective(patch: JsonMap): PatchError {
  const why = `unknown patch type: ${String(patch[DIRECTIVE])} in map: ${goText(patch)}`;
  return new PatchError(500, why);
}

function requireKey(item: JsonMap, mergeKey: string): unknown {
  const key = item[mergeKey];
  if (key === undefined) {
    const why = `map: ${goText(item)} does not contain declared merge key: ${mergeKey}`;
    throw new PatchError(500, why);
  }
  return key;
}
