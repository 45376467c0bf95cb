// A strategic merge patch is turned into Go values without JSON between: what does not fit is told in other words.
// After staging/src/k8s.io/apimachinery/pkg/runtime/converter.go: fromUnstructured.

import type { FieldType, ObjectType } from '../../../core/kubernetes/schema.js';
import { goType } from '../../../core/validation/goNames.js';
import { isMap } from './jsonValue.js';

/** The first value that does not fit its type, in the converter's words; undefined where all do. */
export function unstructuredFault(value: unknown, type: ObjectType): string | undefined {
  return faultOf(value, { type: { kind: 'object', type }, named: '' });
}

/** A type, and what Go calls it. */
interface Target {
  readonly type: FieldType;
  readonly named: string;
}

function faultOf(value: unknown, target: Target): string | undefined {
  if (value === null || value === undefined) {
    return undefined;
  }
  const { type } = target;
  switch (type.kind) {
    case 'object':
      return isMap(value) ? faultOfFields(value, type.type) : cannotRestore('struct from:', value);
    case 'map':
      return isMap(value)
        ? firstFault(Object.values(value), type.values)
        : cannotRestore('map from', value);
    case 'array':
      return Array.isArray(value)
        ? firstFault(value, type.items)
        : cannotRestore('slice from', value);
    case 'string':
      return faultOfString(value, target);
    case 'integer':
    case 'number':
    case 'boolean':
      return faultOfScalar(value, target);
    default:
      return undefined;
  }
}

function faultOfFields(
  map: { readonly [key: string]: unknown },
  type: ObjectType,
): string | undefined {
  for (const [name, value] of Object.entries(map)) {
    const field = type.fields.get(name);
    if (field !== undefined) {
      const fault = faultOf(value, { type: field.type, named: goType(field.type, type, name) });
      if (fault !== undefined) {
        return fault;
      }
    }
  }
  return undefined;
}

function firstFault(values: readonly unknown[], type: FieldType): string | undefined {
  const target = { type, named: goType(type, undefined, '') };
  for (const value of values) {
    const fault = faultOf(value, target);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}

function faultOfString(value: unknown, { type, named }: Target): string | undefined {
  const format = type.kind === 'string' ? type.format : undefined;
  if (typeof value === 'string' || (format !== undefined && format !== 'byte')) {
    return undefined;
  }
  if (format === 'byte') {
    return cannotRestore('slice from', value);
  }
  return Number.isInteger(value) ? `cannot convert int64 to ${named}` : 'unrecognized type: string';
}

function faultOfScalar(value: unknown, { type, named }: Target): string | undefined {
  if (typeof value === 'number' && type.kind !== 'boolean') {
    return type.kind === 'number' || Number.isInteger(value)
      ? undefined
      : `cannot convert float64 to ${named}`;
  }
  return typeof value === 'boolean' && type.kind === 'boolean'
    ? undefined
    : `unrecognized type: ${goType(type, undefined, '')}`;
}

function cannotRestore(what: string, value: unknown): string {
  return `cannot restore ${what} ${kindOf(value)}`;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'slice';
  }
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'number':
      return Number.isInteger(value) ? 'int64' : 'float64';
    case 'string':
      return 'string';
    default:
      return 'map';
  }
}
