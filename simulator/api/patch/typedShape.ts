// What server-side apply holds a patch against: the schema of a kind, reduced to scalars, maps and lists.
// After sigs.k8s.io/structured-merge-diff: schema.Atom.

import type { Field, FieldType, ObjectType } from '../../../core/kubernetes/schema.js';
import { defaultOfKey } from './fieldSet.js';
import { isMap, type JsonMap } from './jsonValue.js';

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

/** The shape of a built-in kind. */
export function shapeOfType(type: ObjectType): TypedShape {
  if (type.preservesUnknown) {
    return { kind: 'any' };
  }
  return {
    kind: 'map',
    fieldOf(name) {
      const field = type.fields.get(name);
      return field === undefined ? undefined : shapeOfField(field.type, field);
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

/** The shape of a custom resource, by its definition's schema; what every object has is not in it. */
export function shapeOfCustomResource(schema: unknown): TypedShape {
  const own = shapeOfSchema(schema);
  const common: readonly string[] = ['apiVersion', 'kind', 'metadata'];
  if (own.kind !== 'map') {
    return own;
  }
  return {
    kind: 'map',
    fieldOf: name => (common.includes(name) ? { kind: 'any' } : own.fieldOf(name)),
  };
}

function shapeOfSchema(schema: unknown): TypedShape {
  if (!isMap(schema)) {
    return { kind: 'any' };
  }
  if (schema['x-kubernetes-int-or-string'] === true) {
    return { kind: 'scalar' };
  }
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return { kind: 'numeric' };
    case 'string':
    case 'boolean':
      return { kind: schema['type'] };
    case 'array':
      return listOfSchema(schema);
    case 'object':
      return mapOfSchema(schema);
    default:
      return { kind: 'any' };
  }
}

function mapOfSchema(schema: JsonMap): TypedShape {
  const properties = isMap(schema['properties']) ? schema['properties'] : {};
  const others = schema['additionalProperties'];
  const isOpen =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true ||
    others === true;
  if (isOpen && Object.keys(properties).length === 0) {
    return { kind: 'any' };
  }
  return {
    kind: 'map',
    fieldOf(name) {
      if (name in properties) {
        return shapeOfSchema(properties[name]);
      }
      if (isMap(others)) {
        return shapeOfSchema(others);
      }
      return isOpen ? { kind: 'any' } : undefined;
    },
  };
}

function listOfSchema(schema: JsonMap): TypedShape {
  const keys = schema['x-kubernetes-list-map-keys'];
  const items = schema['items'];
  const properties = isMap(items) && isMap(items['properties']) ? items['properties'] : {};
  const isKeyed = schema['x-kubernetes-list-type'] === 'map' && Array.isArray(keys);
  return {
    kind: 'list',
    items: shapeOfSchema(items),
    keys: isKeyed ? keys.map(String) : [],
    isSet: schema['x-kubernetes-list-type'] === 'set',
    defaultOf(key) {
      const property = properties[key];
      return isMap(property) ? property['default'] : undefined;
    },
  };
}
