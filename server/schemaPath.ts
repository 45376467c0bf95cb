// From a path in an object to what the API says about it: the field there and its type.

import type { Catalogue, Field, FieldType, ObjectType } from '../core/kubernetes/schema.js';
import type { ObjectInDocument } from '../core/manifest/objects.js';

type Path = readonly (string | number)[];

/** What the API knows at a path. */
export interface SchemaPlace {
  readonly type: FieldType;
  /** The field the path leads to, or whose list or map it leads into; undefined at the object's root. */
  readonly field: Field | undefined;
  /** The type that has the field. */
  readonly owner: ObjectType | undefined;
}

/** The type of an object's kind in the chosen version. */
export function typeOfObject(
  catalogue: Catalogue,
  object: Pick<ObjectInDocument, 'apiVersion' | 'kind'>,
): ObjectType | undefined {
  return object.apiVersion === undefined || object.kind === undefined
    ? undefined
    : catalogue.typeOf(object.apiVersion, object.kind);
}

/** What stands at a path below a type; undefined where the API has no such field. */
export function placeAt(root: ObjectType, path: Path): SchemaPlace | undefined {
  let place: SchemaPlace = {
    type: { kind: 'object', type: root },
    field: undefined,
    owner: undefined,
  };
  for (const step of path) {
    const next = stepInto(place, step);
    if (next === undefined) {
      return undefined;
    }
    place = next;
  }
  return place;
}

/** A type in a person's words: `list of Container`, `map of string`. */
export function typeWords(type: FieldType): string {
  switch (type.kind) {
    case 'object':
      return shortName(type.type.name);
    case 'array':
      return `list of ${typeWords(type.items)}`;
    case 'map':
      return `map of ${typeWords(type.values)}`;
    case 'intOrString':
      return 'integer or string';
    case 'any':
      return 'anything';
    case 'string':
      return stringWords(type.format);
    default:
      return type.kind;
  }
}

/** The last part of a definition's name: `Container` of `io.k8s.api.core.v1.Container`. */
export function shortName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
}

function stringWords(format: 'byte' | 'date-time' | 'micro-time' | undefined): string {
  if (format === 'byte') {
    return 'string (base64)';
  }
  return format === undefined ? 'string' : 'time';
}

function stepInto(place: SchemaPlace, step: string | number): SchemaPlace | undefined {
  const { type } = place;
  switch (type.kind) {
    case 'object': {
      const field = typeof step === 'string' ? type.type.fields.get(step) : undefined;
      return field && { type: field.type, field, owner: type.type };
    }
    case 'array':
      return typeof step === 'number' ? { ...place, type: type.items } : undefined;
    case 'map':
      return typeof step === 'string' ? { ...place, type: type.values } : undefined;
    default:
      return undefined;
  }
}
