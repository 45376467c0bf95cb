// Structural schemas in the words of our catalogue, so that completion, hover and field checks treat custom
// resources as they treat built-in kinds.
import type { Enumeration, Field, FieldType, ObjectType } from '../kubernetes/schema.js';
import type { CustomResourceVersion } from './definitions.js';
import { readSchema, type SchemaNode } from './schemaNode.js';

/** The full name of ObjectMeta in the schema bundle. */
export const objectMetaName = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** How the names of custom types begin. */
export const customPrefix = 'crd:';

/** The type of a custom kind; `metadata` is the type of its metadata. Fields are made when they are asked for. */
export function typeOfVersion(
  version: CustomResourceVersion,
  metadata: ObjectType | undefined,
): ObjectType {
  const { apiVersion, kind } = version;
  const of: Context = { name: `${customPrefix}${apiVersion}/${kind}`, metadata };
  const schema = version.schema ?? readSchema({ type: 'object' });
  const isOpen = version.schema === undefined || version.preservesUnknown;
  return structOf(schema, { ...of, isResource: true, isOpen });
}

interface Context {
  readonly name: string;
  readonly metadata: ObjectType | undefined;
}

interface StructContext extends Context {
  /** It has apiVersion, kind and metadata by itself. */
  readonly isResource: boolean;
  /** Unknown fields are kept whatever the schema says. */
  readonly isOpen: boolean;
}

function structOf(node: SchemaNode, context: StructContext): ObjectType {
  let fields: ReadonlyMap<string, Field> | undefined;
  return {
    name: context.name,
    preservesUnknown: context.isOpen || node.preservesUnknown || node.allowsAdditional,
    description: node.description,
    get fields() {
      fields ??= fieldsOf(node, context);
      return fields;
    },
  };
}

function fieldsOf(node: SchemaNode, context: StructContext): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const [name, child] of node.properties) {
    const below = { ...context, name: `${context.name}.${name}` };
    fields.set(name, fieldOf(name, child, { below, required: node.required.includes(name) }));
  }
  return context.isResource ? withObjectFields(fields, context) : fields;
}

interface Place {
  readonly below: StructContext;
  readonly required: boolean;
}

function fieldOf(name: string, node: SchemaNode, { below, required }: Place): Field {
  const enumeration = enumerationOf(node) ?? enumerationOf(node.items ?? node.additional);
  return {
    name,
    type: fieldType(node, below),
    required: required && !node.hasDefault,
    description: node.description,
    ...(enumeration === undefined ? {} : { enumeration }),
    ...(node.hasDefault ? { defaultValue: node.defaultValue } : {}),
    ...(node.listType === undefined ? {} : { listType: node.listType }),
    ...(node.listMapKeys.length === 0 ? {} : { listMapKeys: node.listMapKeys }),
    ...(node.mapType === undefined ? {} : { mapType: node.mapType }),
  };
}

function enumerationOf(node: SchemaNode | undefined): Enumeration | undefined {
  if (node === undefined || node.enumeration.length === 0) {
    return undefined;
  }
  const values = node.enumeration.map(value =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );
  return { values, closed: true };
}

function fieldType(node: SchemaNode, context: StructContext): FieldType {
  if (node.intOrString) {
    return { kind: 'intOrString' };
  }
  switch (node.type) {
    case 'string':
      return stringType(node.format);
    case 'integer':
      return { kind: 'integer', format: node.format === 'int32' ? 'int32' : 'int64' };
    case 'number':
    case 'boolean':
      return { kind: node.type };
    case 'array':
      return {
        kind: 'array',
        items: node.items === undefined ? { kind: 'any' } : fieldType(node.items, context),
      };
    case 'object':
      return objectType(node, context);
    default:
      return node.properties.size > 0 ? objectType(node, context) : { kind: 'any' };
  }
}

function objectType(node: SchemaNode, context: StructContext): FieldType {
  if (node.properties.size === 0 && !node.isEmbedded) {
    if (node.additional !== undefined) {
      return { kind: 'map', values: fieldType(node.additional, context) };
    }
    if (node.preservesUnknown || node.allowsAdditional) {
      return { kind: 'any' };
    }
  }
  return { kind: 'object', type: structOf(node, { ...context, isResource: node.isEmbedded }) };
}

function stringType(format: string): FieldType {
  switch (format) {
    case 'byte':
      return { kind: 'string', format };
    case 'date-time':
    case 'datetime':
      return { kind: 'string', format: 'date-time' };
    default:
      return { kind: 'string' };
  }
}

const fixedTexts = {
  apiVersion: 'The versioned schema of this object.',
  kind: 'The kind of resource this object is.',
};

/** apiVersion, kind and metadata: the schema's words where it has any, and the server's types. */
function withObjectFields(
  fields: Map<string, Field>,
  { metadata }: Context,
): ReadonlyMap<string, Field> {
  const all = new Map<string, Field>();
  for (const name of ['apiVersion', 'kind'] as const) {
    const description = fields.get(name)?.description ?? fixedTexts[name];
    all.set(name, { name, type: { kind: 'string' }, required: true, description });
  }
  const type: FieldType =
    metadata === undefined ? { kind: 'any' } : { kind: 'object', type: metadata };
  const description = metadata?.description ?? 'Standard object metadata.';
  all.set('metadata', { name: 'metadata', type, required: false, description });
  for (const [name, field] of fields) {
    if (!all.has(name)) {
      all.set(name, field);
    }
  }
  return all;
}
