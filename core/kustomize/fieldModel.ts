// How the types of a kustomization are written down: rows of a field's type and its description.

import type { Field, FieldType, ObjectType } from '../kubernetes/schema.js';

/** A field: its type, what it is for, and what else is known of it. */
export type FieldRow = readonly [
  type: FieldType,
  description: string,
  more?: Partial<Pick<Field, 'required' | 'enumeration' | 'defaultValue'>>,
];

export const text: FieldType = { kind: 'string' };
export const flag: FieldType = { kind: 'boolean' };
export const whole: FieldType = { kind: 'integer', format: 'int64' };
export const anything: FieldType = { kind: 'any' };
export const texts: FieldType = { kind: 'array', items: text };
export const textMap: FieldType = { kind: 'map', values: text };
export const required = { required: true } as const;

/** A list of objects. */
export function listOf(type: ObjectType): FieldType {
  return { kind: 'array', items: { kind: 'object', type } };
}

/** A nested object. */
export function one(type: ObjectType): FieldType {
  return { kind: 'object', type };
}

/** The only values that kustomize takes. */
export function oneOf(...values: string[]): Pick<Field, 'enumeration'> {
  return { enumeration: { values, closed: true } };
}

/** An object type of the rows of its fields. */
export function objectType(
  name: string,
  description: string,
  rows: Readonly<Record<string, FieldRow>>,
): ObjectType {
  const fields = Object.entries(rows).map(([field, [type, about, more]]): [string, Field] => [
    field,
    { name: field, type, required: false, description: about, ...more },
  ]);
  return { name, fields: new Map(fields), preservesUnknown: false, description };
}
