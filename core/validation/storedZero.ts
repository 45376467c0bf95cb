// Zeros that mean nothing: what the server drops when it writes an object.
import { pointerFields } from '../defaulting/pointerFields.js';
import type { Field, ObjectType } from '../kubernetes/schema.js';
import { structName } from './goNames.js';

/** Whether a field's value is the same to the server as no value at all. */
export function isStoredZero(value: unknown, field: Field, type: ObjectType): boolean {
  return isZero(value, field) && !field.required && !isPointer(field, type);
}

function isZero(value: unknown, field: Field): boolean {
  if (value === '' || value === false || value === 0) {
    return field.type.kind !== 'intOrString' && field.type.kind !== 'any';
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  if (Array.isArray(value)) {
    return value.length === 0 && field.type.kind === 'array';
  }
  return field.type.kind === 'map' && Object.keys(value).length === 0;
}

/** Lists whose emptiness the server tells from absence before it refuses it. */
const seenLists: ReadonlySet<string> = new Set(['HPAScalingRules.policies']);

function isPointer(field: Field, type: ObjectType): boolean {
  if (field.type.kind === 'array' || field.type.kind === 'map') {
    return field.name === 'policies' && seenLists.has(`${structName(type)}.${field.name}`);
  }
  return type.name.startsWith('crd:') || pointerFields.has(`${structName(type)}.${field.name}`);
}
