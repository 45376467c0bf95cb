// Strategic merge patch: `application/strategic-merge-patch+json`, as apimachinery's strategicpatch applies it.
// https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md

import type { Field, FieldType, ObjectType } from '../../../core/kubernetes/schema.js';
import { orderBySetElementOrder, requireOrder } from './elementOrder.js';
import { childType, isMap, itemType, type JsonMap, structOf } from './jsonValue.js';
import { mergeList, unknownDirective } from './mergeList.js';
import { PatchError } from './patchError.js';

const DIRECTIVE = '$patch';
const RETAIN_KEYS = '$retainKeys';
const DELETE_PREFIX = '$deleteFromPrimitiveList/';
const ORDER_PREFIX = '$setElementOrder/';

/** The original with the patch applied, by the merge keys and strategies of the type. Throws PatchError. */
export function strategicMergePatch(
  original: JsonMap,
  patch: JsonMap,
  type: ObjectType | undefined,
): JsonMap {
  const fieldType: FieldType | undefined =
    type === undefined ? undefined : { kind: 'object', type };
  return mergeMap(original, patch, fieldType);
}

/** Merges a map; exported for the items of lists. */
function mergeMap(original: JsonMap, patch: JsonMap, type: FieldType | undefined): JsonMap {
  const directive = patch[DIRECTIVE];
  if (directive !== undefined) {
    return withDirective(directive, patch);
  }
  const result = retainKeys(original, patch);
  const handled = mergeOrderedLists(result, patch, type);
  for (const [patchKey, value] of Object.entries(patch)) {
    if (patchKey === RETAIN_KEYS || patchKey.startsWith(ORDER_PREFIX) || handled.has(patchKey)) {
      continue;
    }
    mergeKeyOfMap(result, patchKey, value, type);
  }
  return result;
}

function withDirective(directive: unknown, patch: JsonMap): JsonMap {
  if (directive === 'replace') {
    const { [DIRECTIVE]: _, ...rest } = patch;
    return rest;
  }
  if (directive === 'delete') {
    return {};
  }
  throw unknownDirective(patch);
}

function retainKeys(original: JsonMap, patch: JsonMap): Record<string, unknown> {
  const keys = patch[RETAIN_KEYS];
  if (keys === undefined) {
    return { ...original };
  }
  const isKept = ([key, value]: [string, unknown]): boolean =>
    value === null || key.startsWith('$') || (keys as readonly unknown[]).includes(key);
  if (!Array.isArray(keys) || !Object.entries(patch).every(isKept)) {
    throw new PatchError(400, 'invalid patch format of retainKeys');
  }
  return Object.fromEntries(Object.entries(original).filter(([key]) => keys.includes(key)));
}

/** Lists with a `$setElementOrder` beside them; returns the keys of the patch that are done by it. */
function mergeOrderedLists(
  result: Record<string, unknown>,
  patch: JsonMap,
  type: FieldType | undefined,
): Set<string> {
  const handled = new Set<string>();
  for (const [patchKey, order] of Object.entries(patch)) {
    if (!patchKey.startsWith(ORDER_PREFIX)) {
      continue;
    }
    const key = patchKey.slice(ORDER_PREFIX.length);
    const [before, wanted] = [result[key], patch[key]];
    if (!Array.isArray(order) || !Array.isArray(before) || wanted === null) {
      continue;
    }
    const field = structOf(type)?.fields.get(key);
    requireOrder(Array.isArray(wanted) ? wanted : [], order, field?.patchMergeKey);
    const merged = Array.isArray(wanted) ? mergeListField(before, wanted, field) : before;
    const deleted = patch[DELETE_PREFIX + key];
    const kept = Array.isArray(deleted) ? merged.filter(item => !deleted.includes(item)) : merged;
    result[key] = orderBySetElementOrder(kept, order, before, field?.patchMergeKey);
    handled.add(key).add(DELETE_PREFIX + key);
  }
  return handled;
}

function mergeKeyOfMap(
  result: Record<string, unknown>,
  patchKey: string,
  value: unknown,
  type: FieldType | undefined,
): void {
  if (patchKey.startsWith(DELETE_PREFIX)) {
    const key = patchKey.slice(DELETE_PREFIX.length);
    const before = result[key];
    if (Array.isArray(before) && Array.isArray(value)) {
      result[key] = before.filter(item => !value.includes(item));
    }
    return;
  }
  if (value === null) {
    delete result[patchKey];
    return;
  }
  result[patchKey] = mergeValue(result[patchKey], value, {
    field: structOf(type)?.fields.get(patchKey),
    type: childType(type, patchKey),
  });
}

function mergeValue(
  before: unknown,
  value: unknown,
  at: { readonly field: Field | undefined; readonly type: FieldType | undefined },
): unknown {
  const replaces = at.field?.patchStrategy?.includes('replace') ?? false;
  if (isMap(before) && isMap(value)) {
    return replaces ? value : mergeMap(before, value, at.type);
  }
  if (Array.isArray(before) && Array.isArray(value)) {
    return mergeListField(before, value, at.field);
  }
  return withoutDirectives(value);
}

function mergeListField(
  before: readonly unknown[],
  patch: readonly unknown[],
  field: Field | undefined,
): readonly unknown[] {
  if (!field?.patchStrategy?.includes('merge')) {
    return patch.map(withoutDirectives);
  }
  const items = itemType(field.type);
  return mergeList(before, patch, {
    mergeKey: field.patchMergeKey,
    mergeItem: (item, change) => mergeMap(item, change, items),
    clean: withoutDirectives,
  });
}

/** What a patch leaves where nothing was before: its directives and nulls are not data. */
function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter(item => !(isMap(item) && DIRECTIVE in item)).map(withoutDirectives);
  }
  if (!isMap(value)) {
    return value;
  }
  if (value[DIRECTIVE] === 'delete') {
    return {};
  }
  const isData = ([key, item]: [string, unknown]): boolean =>
    item !== null &&
    key !== DIRECTIVE &&
    key !== RETAIN_KEYS &&
    !key.startsWith(ORDER_PREFIX) &&
    !key.startsWith(DELETE_PREFIX);
  const entries = Object.entries(value).filter(isData);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutDirectives(item)]));
}
