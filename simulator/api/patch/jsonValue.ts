// JSON values as the patch functions see them: narrowing, equality and copies that leave their input alone.

import type { FieldType, ObjectType } from '../../../core/kubernetes/schema.js';

export type JsonMap = { readonly [key: string]: unknown };

/** A JSON object: neither null nor a list. */
export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deep equality; a key whose value is `undefined` counts as absent. */
export function isEqualJson(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left)) {
    return Array.isArray(right) && isEqualList(left, right);
  }
  return isMap(left) && isMap(right) && isEqualMap(left, right);
}

function isEqualList(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, i) => isEqualJson(item, right[i]));
}

function isEqualMap(left: JsonMap, right: JsonMap): boolean {
  const keys = definedKeys(left);
  return (
    keys.length === definedKeys(right).length &&
    keys.every(key => isEqualJson(left[key], right[key]))
  );
}

/** Keys that carry a value. */
export function definedKeys(map: JsonMap): string[] {
  return Object.keys(map).filter(key => map[key] !== undefined);
}

/** The struct type behind a field type, undefined for scalars, lists, free-form values. */
export function structOf(type: FieldType | undefined): ObjectType | undefined {
  return type?.kind === 'object' ? type.type : undefined;
}

/** The type of a key of a value of this type: a struct's field or a map's value. */
export function childType(type: FieldType | undefined, key: string): FieldType | undefined {
  if (type?.kind === 'map') {
    return type.values;
  }
  return structOf(type)?.fields.get(key)?.type;
}

/** The type of the items of a list type. */
export function itemType(type: FieldType | undefined): FieldType | undefined {
  return type?.kind === 'array' ? type.items : undefined;
}
