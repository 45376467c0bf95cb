// What server-side apply holds a patch against: the schema of a kind, reduced to scalars, maps and lists.
// After sigs.k8s.io/structured-merge-diff: schema.Atom.

import type { Field, FieldType, ObjectType } from '../../../core/kubernetes/schema.js';
import { defaultOfKey } from './fieldSet.js';

/** The form of a value. `any` is never at fault. */
export type TypedShape =
  | { readonly kind: 'numeric' | 'string' | 'boolean' | 'scalar' | 'any' }
  /** `undefined`: nobody declared the field. */
  | { readonly kind: 'map'; fieldOf(name: string): TypedShape | undefined }
  | ListShape;

/** A list: without keys and not a set, its items are told apart by their place. */
export interface ListShape {
  readonly kind: 'list';
  readonly items: TypedShape;
  readonly keys: readonly string[];
  readonly isSet: boolean;
  /** What an item has where it does not say. */
  defaultOf(key: string): unknown;
}

/** The shape of a kind. */
export function shapeOfType(type: ObjectType): TypedShape {
  const others: TypedShape | undefined = type.preservesUnknown ? { kind: 'any' } : undefined;
  return {
    kind: 'map',
    fieldOf(name) {
      const field = type.fields.get(name);
      return field === undefined ? others : shapeOfField(field.type, field);
    },
  };
}

function shapeOfField(type: FieldType, field: Field | undefined): TypedShape {
  switch (type.kind) {
    case 'integer':
    case 'number':
      return { kind: 'numeric' };
    case 'quantity':
    case 'intOrString':
      return { kind: 'scalar' };
    case 'string':
    case 'boolean':
      return { kind: type.kind };
    case 'map': {
      const values = shapeOfField(type.values, undefined);
      return { kind: 'map', fieldOf: () => values };
    }
    case 'array':
      return {
        kind: 'list',
        items: shapeOfField(type.items, undefined),
        keys: field?.listType === 'map' ? (field.listMapKeys ?? []) : [],
        isSet: field?.listType === 'set',
        defaultOf: key => (field === undefined ? undefined : defaultOfKey(field, key)),
      };
    case 'object':
      return shapeOfType(type.type);
    default:
      return { kind: 'any' };
  }
}
