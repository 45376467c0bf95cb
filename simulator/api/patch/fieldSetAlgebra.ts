// Union, difference, intersection of field sets, and their two written forms: FieldsV1 and the paths of messages.

import type { JsonObject } from '../../../core/kubernetes/object.js';
import { EMPTY_FIELD_SET, type FieldSet } from './fieldSet.js';
import { isMap } from './jsonValue.js';

/** Fields in either set. */
export function union(left: FieldSet, right: FieldSet): FieldSet {
  const children = new Map(left.children);
  for (const [key, child] of right.children) {
    const other = children.get(key);
    children.set(key, other === undefined ? child : union(other, child));
  }
  return { owned: left.owned || right.owned, children };
}

/** Fields of the left set that the right one lacks. */
export function difference(left: FieldSet, right: FieldSet): FieldSet {
  return combine(left, right, (a, b) => a && !b, true);
}

/** Fields in both sets. */
export function intersection(left: FieldSet, right: FieldSet): FieldSet {
  return combine(left, right, (a, b) => a && b, false);
}

function combine(
  left: FieldSet,
  right: FieldSet,
  owns: (a: boolean, b: boolean) => boolean,
  keepsUnmatched: boolean,
): FieldSet {
  const children = new Map<string, FieldSet>();
  for (const [key, child] of left.children) {
    const other = right.children.get(key);
    if (other === undefined && !keepsUnmatched) {
      continue;
    }
    const kept = other === undefined ? child : combine(child, other, owns, keepsUnmatched);
    if (!isEmptySet(kept)) {
      children.set(key, kept);
    }
  }
  return { owned: owns(left.owned, right.owned), children };
}

/** Nothing is in the set. */
export function isEmptySet(set: FieldSet): boolean {
  return !set.owned && set.children.size === 0;
}

/** Two sets hold the same fields, in whatever order. */
export function isSameSet(left: FieldSet, right: FieldSet): boolean {
  if (left.owned !== right.owned || left.children.size !== right.children.size) {
    return false;
  }
  for (const [key, child] of left.children) {
    const other = right.children.get(key);
    if (other === undefined || !isSameSet(child, other)) {
      return false;
    }
  }
  return true;
}

/** FieldsV1: keys sorted, `.` where a node is owned itself and has children. */
export function toFieldsV1(set: FieldSet): JsonObject {
  const fields: Record<string, JsonObject> = {};
  if (set.owned && set.children.size > 0) {
    fields['.'] = {};
  }
  for (const key of [...set.children.keys()].sort()) {
    fields[key] = toFieldsV1(set.children.get(key) ?? EMPTY_FIELD_SET);
  }
  return fields;
}

/** Reads FieldsV1; whatever is not of its form is skipped. */
export function fromFieldsV1(fields: unknown): FieldSet {
  if (!isMap(fields)) {
    return EMPTY_FIELD_SET;
  }
  const keys = Object.keys(fields).filter(key => key !== '.');
  const children = new Map(keys.map(key => [key, fromFieldsV1(fields[key])] as const));
  return { owned: '.' in fields || keys.length === 0, children };
}

/** Every owned field as messages write it: `.spec.containers[name="main"].image`. */
export function pathsOf(set: FieldSet, prefix = ''): string[] {
  const own = set.owned && prefix !== '' ? [prefix] : [];
  const below = [...set.children].flatMap(([key, child]) => pathsOf(child, prefix + segment(key)));
  return [...own, ...below];
}

function segment(key: string): string {
  const text = key.slice(2);
  if (key.startsWith('f:')) {
    return `.${text}`;
  }
  if (key.startsWith('v:')) {
    return `[=${text}]`;
  }
  if (key.startsWith('i:')) {
    return `[${text}]`;
  }
  const keys: unknown = JSON.parse(text);
  const pairs = isMap(keys) ? Object.entries(keys) : [];
  return `[${pairs.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',')}]`;
}
