// The API's types as OpenAPI schemas, with the extensions kubectl reads: kinds, patch keys, list types.

import type { Field, FieldType, ObjectType } from '../../../core/kubernetes/schema.js';

/** How references are written: OpenAPI 3 wraps them so that a description may stand beside. */
export interface Dialect {
  readonly prefix: string;
  readonly wrapsReferences: boolean;
  readonly quantity: object;
  readonly intOrString: object;
}

/** OpenAPI 3: a value of several types says so. */
export const OPENAPI_V3: Dialect = {
  prefix: '#/components/schemas/',
  wrapsReferences: true,
  quantity: { oneOf: [{ type: 'string' }, { type: 'number' }] },
  intOrString: { oneOf: [{ type: 'integer' }, { type: 'string' }], format: 'int-or-string' },
};

/** OpenAPI 2 has no such thing: both are text. */
export const OPENAPI_V2: Dialect = {
  prefix: '#/definitions/',
  wrapsReferences: false,
  quantity: { type: 'string' },
  intOrString: { type: 'string', format: 'int-or-string' },
};

const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
const INT_OR_STRING = 'io.k8s.apimachinery.pkg.util.intstr.IntOrString';

/** The schema of one type, and the types and names it refers to. */
export class SchemaWriter {
  readonly #dialect: Dialect;
  readonly #schemas = new Map<string, object>();
  readonly #waiting: ObjectType[] = [];

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Adds a kind with everything it refers to. */
  addKind(type: ObjectType, kind: { group: string; version: string; kind: string }): void {
    this.#add(type);
    const known = this.#schemas.get(type.name) as Record<string, unknown>;
    const before = (known['x-kubernetes-group-version-kind'] ?? []) as readonly object[];
    known['x-kubernetes-group-version-kind'] = [...before, kind];
  }

  /** Adds a schema that is there already: a custom resource's. */
  addSchema(name: string, schema: object): void {
    this.#schemas.set(name, schema);
  }

  /** All schemas by name, sorted. */
  schemas(): object {
    const entries = [...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries);
  }

  /** Adds a type that something outside refers to. */
  referenceTo(type: ObjectType): object {
    this.#add(type);
    return { $ref: this.#dialect.prefix + type.name };
  }

  #add(type: ObjectType): void {
    this.#enqueue(type);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      this.#schemas.set(next.name, this.#struct(next));
    }
  }

  #enqueue(type: ObjectType): void {
    if (!this.#schemas.has(type.name)) {
      this.#schemas.set(type.name, {});
      this.#waiting.push(type);
    }
  }

  #struct(type: ObjectType): object {
    const fields = [...type.fields.values()];
    const required = fields.filter(field => field.required).map(field => field.name);
    return {
      ...(type.description !== undefined && { description: type.description }),
      type: 'object',
      ...(fields.length > 0 && {
        properties: Object.fromEntries(fields.map(field => [field.name, this.#field(field)])),
      }),
      ...(required.length > 0 && { required: required.sort() }),
    };
  }

  #field(field: Field): object {
    return {
      ...(field.description !== undefined && { description: field.description }),
      ...this.#type(field.type),
      ...(field.defaultValue !== undefined && { default: field.defaultValue }),
      ...extensionsOf(field),
    };
  }

  #type(type: FieldType): object {
    switch (type.kind) {
      case 'object':
        this.#enqueue(type.type);
        return this.#reference(type.type.name);
      case 'array':
        return { type: 'array', items: this.#type(type.items) };
      case 'map':
        return { type: 'object', additionalProperties: this.#valueType(type.values) };
      case 'quantity':
        this.#schemas.set(QUANTITY, { ...this.#dialect.quantity, description: QUANTITY_TEXT });
        return this.#reference(QUANTITY);
      case 'intOrString':
        this.#schemas.set(INT_OR_STRING, this.#dialect.intOrString);
        return this.#reference(INT_OR_STRING);
      case 'any':
        return { type: 'object' };
      case 'string':
      case 'integer':
        return type.format === undefined
          ? { type: type.kind }
          : { type: type.kind, format: type.format === 'micro-time' ? 'date-time' : type.format };
      default:
        return { type: type.kind };
    }
  }

  /** The values of a map have nothing beside their reference, which then stands alone. */
  #valueType(type: FieldType): object {
    const schema = this.#type(type) as { readonly allOf?: readonly object[] };
    return schema.allOf?.[0] ?? schema;
  }

  #reference(name: string): object {
    const reference = { $ref: this.#dialect.prefix + name };
    return this.#dialect.wrapsReferences ? { allOf: [reference] } : reference;
  }
}

const QUANTITY_TEXT =
  'Quantity is a fixed-point representation of a number, such as 500m or 1.5Gi.';

function extensionsOf(field: Field): object {
  const strategy = field.patchStrategy?.join(',');
  const isScalar = field.type.kind === 'string';
  return {
    ...(isScalar && field.enumeration?.closed && { enum: field.enumeration.values.toSorted() }),
    ...(field.listType !== undefined && { 'x-kubernetes-list-type': field.listType }),
    ...(field.listMapKeys !== undefined && { 'x-kubernetes-list-map-keys': field.listMapKeys }),
    ...(field.mapType !== undefined && { 'x-kubernetes-map-type': field.mapType }),
    ...(strategy !== undefined && { 'x-kubernetes-patch-strategy': strategy }),
    ...(field.patchMergeKey !== undefined && {
      'x-kubernetes-patch-merge-key': field.patchMergeKey,
    }),
  };
}
