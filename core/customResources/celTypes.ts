// The CEL types of a custom resource's values, by its schema: what its rules may name.
// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#type-mapping
import {
  bool,
  bytes,
  type CelType,
  double,
  duration,
  dyn,
  int,
  listOfType,
  mapOfType,
  string,
  timestamp,
} from '../cel/typeCheck/celType.js';
import { escapedName } from './celValue.js';
import type { SchemaNode } from './schemaNode.js';

const formats: Readonly<Record<string, CelType>> = {
  byte: bytes,
  duration,
  date: timestamp,
  'date-time': timestamp,
  datetime: dyn,
};

const scalars: Readonly<Record<string, CelType>> = { boolean: bool, integer: int, number: double };

/** The type of a schema's values. `isRoot`: apiVersion, kind and the name are seen although no schema has them. */
export function celTypeOf(node: SchemaNode, isRoot = false): CelType {
  if (node.intOrString) {
    return dyn;
  }
  switch (node.type) {
    case 'string':
      return Object.hasOwn(formats, node.format) ? (formats[node.format] ?? dyn) : string;
    case 'array':
      return node.items === undefined ? dyn : listOfType(celTypeOf(node.items));
    case 'object':
      return objectType(node, isRoot || node.isEmbedded);
    default:
      return Object.hasOwn(scalars, node.type) ? (scalars[node.type] ?? dyn) : dyn;
  }
}

function objectType(node: SchemaNode, isResource: boolean): CelType {
  if (node.additional !== undefined) {
    return mapOfType(celTypeOf(node.additional));
  }
  if (node.preservesUnknown || node.allowsAdditional) {
    return dyn;
  }
  return { name: 'object', field: name => fieldType(node, name, isResource) };
}

const metadata: CelType = {
  name: 'object',
  field: name => (name === 'name' || name === 'generateName' ? string : undefined),
};

function fieldType(node: SchemaNode, name: string, isResource: boolean): CelType | undefined {
  if (isResource && (name === 'apiVersion' || name === 'kind')) {
    return string;
  }
  if (isResource && name === 'metadata') {
    return metadata;
  }
  const direct = node.properties.get(name);
  if (direct !== undefined && escapedName(name) === name) {
    return celTypeOf(direct);
  }
  for (const [own, property] of node.properties) {
    if (escapedName(own) === name) {
      return celTypeOf(property);
    }
  }
  // A reserved word may be written plain where the dialect allows it.
  return direct === undefined ? undefined : dyn;
}
