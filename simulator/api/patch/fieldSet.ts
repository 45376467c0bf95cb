// Sets of fields as managedFields holds them (FieldsV1): a tree whose keys are `f:name`, `k:{"name":"x"}`,
// `v:"value"`, and `.` for the node itself. Built from objects by the schema's list types.

import type { Field, FieldType, ObjectType } from '../../../core/kubernetes/schema.js';
import { isAtomicType } from './atomicTypes.js';
import { childType, definedKeys, isEqualJson, isMap, type JsonMap, structOf } from './jsonValue.js';

/** A node of the tree. `owned`: the field itself is in the set, not only what is beneath it. */
export interface FieldSet {
  readonly owned: boolean;
  readonly children: ReadonlyMap<string, FieldSet>;
}

export const EMPTY_FIELD_SET: FieldSet = { owned: false, children: new Map() };
const LEAF: FieldSet = { owned: true, children: new Map() };

/** The fields an applied configuration sets: what a server-side apply makes its manager own. */
export function fieldSetOf(object: JsonMap, type: ObjectType | undefined): FieldSet {
  return setOfMap(object, type === undefined ? undefined : { kind: 'object', type });
}

/** Fields that `after` has and `before` lacks or has otherwise: what an update makes its manager own. */
export function changedFields(
  before: JsonMap | undefined,
  after: JsonMap,
  type: ObjectType | undefined,
): FieldSet {
  return changedInMap(before, after, type === undefined ? undefined : { kind: 'object', type });
}

/** How an item of a list is addressed, undefined where the list is one value (atomic). */
export function itemKey(
  item: unknown,
  index: number,
  field: ListShape | undefined,
): string | undefined {
  if (field?.listType === 'map' && isMap(item)) {
    const keys = [...(field.listMapKeys ?? [])].sort();
    const entries = keys
      .map(key => [key, item[key] ?? defaultOfKey(field, key)] as const)
      .filter(([, value]) => value !== undefined);
    return `k:${JSON.stringify(Object.fromEntries(entries))}`;
  }
  return field?.listType === 'set' ? `v:${JSON.stringify(item)}` : `i:${index}`;
}

/** What an item of a list has of a key where it does not say. */
export function defaultOfKey(field: ListShape, key: string): unknown {
  const items = field.type.kind === 'array' ? field.type.items : undefined;
  return structOf(items)?.fields.get(key)?.defaultValue ?? (key === 'protocol' ? 'TCP' : undefined);
}

/** What a field says about the list or map it holds. */
export type ListShape = Pick<Field, 'type' | 'listType' | 'listMapKeys' | 'mapType'>;

/** The value is owned as a whole: scalars, atomic lists and maps, free-form values. */
export function isAtomic(value: unknown, field: ListShape | undefined): boolean {
  if (Array.isArray(value)) {
    return field?.listType !== 'map' && field?.listType !== 'set';
  }
  const struct = structOf(field?.type);
  return (
    !isMap(value) || field?.mapType === 'atomic' || (struct !== undefined && isAtomicType(struct))
  );
}

/** Items of this type are owned as a whole. */
function isWhole(items: FieldType | undefined): boolean {
  const struct = structOf(items);
  return struct !== undefined && isAtomicType(struct);
}

function setOfMap(map: JsonMap, type: FieldType | undefined): FieldSet {
  const children = new Map<string, FieldSet>();
  for (const key of definedKeys(map)) {
    const field = structOf(type)?.fields.get(key);
    const isKeyOfMap = structOf(type) === undefined;
    const child = setOfValue(map[key], childType(type, key), field);
    children.set(`f:${key}`, isKeyOfMap ? { ...child, owned: true } : child);
  }
  return { owned: false, children };
}

function setOfValue(
  value: unknown,
  type: FieldType | undefined,
  field: Field | undefined,
): FieldSet {
  if (isAtomic(value, field)) {
    return LEAF;
  }
  if (Array.isArray(value)) {
    const items = type?.kind === 'array' ? type.items : undefined;
    const entries = value.map((item, i): [string, FieldSet] => {
      const below = isMap(item) && !isWhole(items) ? setOfMap(item, items).children : LEAF.children;
      return [itemKey(item, i, field) ?? '', { owned: true, children: below }];
    });
    return { owned: false, children: new Map(entries) };
  }
  const set = isMap(value) ? setOfMap(value, type) : LEAF;
  return set.children.size === 0 ? LEAF : set;
}

/** Go structs that are always there: a new object does not add them, only what they hold. */
const ALWAYS_PRESENT = new Set(
  'metadata spec status strategy template updateStrategy jobTemplate containers rules'.split(' '),
);

function changedInMap(
  before: JsonMap | undefined,
  after: JsonMap,
  type: FieldType | undefined,
): FieldSet {
  const children = new Map<string, FieldSet>();
  for (const key of definedKeys(after)) {
    const [was, is] = [before?.[key], after[key]];
    if (was === is || isEqualJson(was, is)) {
      continue;
    }
    const field = structOf(type)?.fields.get(key);
    const changed = changedValue(was, is, childType(type, key), field);
    const owned = isAtomic(is, field) || (was === undefined && !ALWAYS_PRESENT.has(key));
    if (owned || changed.children.size > 0) {
      children.set(`f:${key}`, { ...changed, owned });
    }
  }
  return { owned: false, children };
}

function changedValue(
  was: unknown,
  is: unknown,
  type: FieldType | undefined,
  field: Field | undefined,
): FieldSet {
  if (isAtomic(is, field)) {
    return LEAF;
  }
  if (Array.isArray(is)) {
    return changedInList(Array.isArray(was) ? was : [], is, type, field);
  }
  return isMap(is) ? changedInMap(isMap(was) ? was : undefined, is, type) : LEAF;
}

function changedInList(
  was: readonly unknown[],
  is: readonly unknown[],
  type: FieldType | undefined,
  field: Field | undefined,
): FieldSet {
  const items = type?.kind === 'array' ? type.items : undefined;
  const byKey = new Map(was.map((item, i) => [itemKey(item, i, field), item]));
  const children = new Map<string, FieldSet>();
  for (const [i, item] of is.entries()) {
    const key = itemKey(item, i, field) ?? '';
    const match = byKey.get(key);
    if (match !== undefined && isEqualJson(match, item)) {
      continue;
    }
    const changed =
      isMap(item) && !isWhole(items)
        ? changedInMap(isMap(match) ? match : undefined, item, items)
        : LEAF;
    children.set(key, { owned: match === undefined, children: changed.children });
  }
  return { owned: false, children };
}
