/**
 * Schemas of CustomResourceDefinitions: structural, as the server asks for.
 *
 *     properties: { spec: {} }   # type must not be empty for specified object fields
 */
import type { JSONSchemaProps } from '../../../schemas/built/types.js';
import { goRegexFault } from '../../cel/goRegexFault.js';
import type { Place } from '../place.js';

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const forbidden = ['$ref', 'definitions', 'dependencies', 'patternProperties', 'id'] as const;
const maxDepth = 100;

/** A schema where it is one. */
type Schema = JSONSchemaProps & { readonly [field: string]: unknown };

/** Which words the server has for a missing type. */
type Position = 'root' | 'field' | 'item' | 'values';

const missingType: Record<Position, string> = {
  root: 'must not be empty at the root',
  field: 'must not be empty for specified object fields',
  item: 'must not be empty for specified array items',
  values: 'must not be empty for specified object fields',
};

/** The schema of a version, whose root is an object. */
export function checkRootSchema(schema: JSONSchemaProps, at: Place): void {
  const root = schema as Schema;
  checkSchema(root, at, 'root', 0);
  if (root.type !== undefined && root.type !== '' && root.type !== 'object') {
    at.field('type').invalid(root.type, 'must be object at the root');
  }
}

function checkSchema(schema: Schema, at: Place, position: Position, depth: number): void {
  if (depth > maxDepth) {
    return;
  }
  checkType(schema, at, position);
  for (const name of forbidden) {
    if (isPresent(schema[name])) {
      at.field(name).forbidden(`${name} is not supported`);
    }
  }
  if (schema.uniqueItems === true) {
    const detail =
      'uniqueItems cannot be set to true since the runtime complexity becomes quadratic';
    at.field('uniqueItems').forbidden(detail);
  }
  const additional = schema.additionalProperties as unknown;
  const hasProperties = Object.keys(schema.properties ?? {}).length > 0;
  if (hasProperties && additional !== undefined && additional !== true) {
    const detail = 'additionalProperties and properties are mutual exclusive';
    at.field('additionalProperties').forbidden(detail);
  }
  checkExtensions(schema, at);
  checkPattern(schema.pattern ?? '', at.field('pattern'));
  checkChildren(schema, at, depth);
}

function checkPattern(pattern: string, at: Place): void {
  const fault = goRegexFault(pattern);
  if (fault !== undefined) {
    at.invalid(pattern, `must be a valid regular expression, but isn't: ${fault}`);
  }
}

function checkType(schema: Schema, at: Place, position: Position): void {
  const type = schema.type ?? '';
  const isFree =
    schema['x-kubernetes-int-or-string'] === true ||
    schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (type === '') {
    if (!isFree || position === 'root') {
      at.field('type').required(missingType[position]);
    }
  } else if (!types.includes(type)) {
    at.field('type').notSupported(type, types);
  }
  if (type === 'array' && schema.items === undefined) {
    at.field('items').required('must be specified');
  }
}

function checkExtensions(schema: Schema, at: Place): void {
  const listType = schema['x-kubernetes-list-type'];
  if (listType !== undefined) {
    if (schema.type !== 'array') {
      at.field('type').invalid(
        schema.type ?? '',
        'must be array if x-kubernetes-list-type is specified',
      );
    }
    if (!['atomic', 'map', 'set'].includes(listType)) {
      at.field('x-kubernetes-list-type').notSupported(listType, ['atomic', 'set', 'map']);
    }
  }
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  if (keys.length > 0 && listType !== 'map') {
    const detail = 'must be map if x-kubernetes-list-map-keys is non-empty';
    at.field('x-kubernetes-list-type').invalid(listType ?? null, detail);
  }
  if (listType === 'map' && keys.length === 0) {
    const detail = 'must not be empty if x-kubernetes-list-type is map';
    at.field('x-kubernetes-list-map-keys').required(detail);
  }
  const mapType = schema['x-kubernetes-map-type'];
  if (mapType !== undefined && !['atomic', 'granular'].includes(mapType)) {
    at.field('x-kubernetes-map-type').notSupported(mapType, ['granular', 'atomic']);
  }
  if (schema['x-kubernetes-preserve-unknown-fields'] === (false as unknown)) {
    const detail = 'must be true or undefined';
    at.field('x-kubernetes-preserve-unknown-fields').invalid(false, detail);
  }
}

function checkChildren(schema: Schema, at: Place, depth: number): void {
  for (const name in schema.properties) {
    const child = schema.properties[name];
    if (isSchema(child)) {
      checkSchema(child, at.field('properties').key(name), 'field', depth + 1);
    }
  }
  if (isSchema(schema.additionalProperties)) {
    checkSchema(schema.additionalProperties, at.field('additionalProperties'), 'values', depth + 1);
  }
  if (isSchema(schema.items)) {
    checkSchema(schema.items, at.field('items'), 'item', depth + 1);
  } else if (Array.isArray(schema.items)) {
    at.field('items').forbidden('items must be a schema object and not an array');
  }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== '';
}
