// The schema other YAML servers fetch from the network, written from our own bundle so that no network time counts.
import type { Catalogue, Field, FieldType, ObjectType } from '../../../core/kubernetes/schema.js';

/** `_definitions.json` and `all.json` as yaml-language-server asks for them in its Kubernetes mode. */
export function writeJsonSchemas(catalogue: Catalogue): { definitions: string; all: string } {
  const definitions: Record<string, unknown> = {};
  const names: string[] = [];
  for (const resource of catalogue.resources) {
    const apiVersion =
      resource.group === '' ? resource.version : `${resource.group}/${resource.version}`;
    const type = catalogue.typeOf(apiVersion, resource.kind);
    if (type !== undefined) {
      collect(type, definitions);
      const definition = definitions[type.name] as { properties: Record<string, unknown> };
      definition.properties['apiVersion'] = { type: 'string', enum: [apiVersion] };
      definition.properties['kind'] = { type: 'string', enum: [resource.kind] };
      Object.assign(definition, {
        'x-kubernetes-group-version-kind': [
          { group: resource.group, version: resource.version, kind: resource.kind },
        ],
      });
      names.push(type.name);
    }
  }
  const oneOf = names.map(name => ({ $ref: `_definitions.json#/definitions/${name}` }));
  return { definitions: JSON.stringify({ definitions }), all: JSON.stringify({ oneOf }) };
}

function collect(type: ObjectType, definitions: Record<string, unknown>): void {
  if (type.name in definitions) {
    return;
  }
  const properties: Record<string, unknown> = {};
  definitions[type.name] = {
    type: 'object',
    description: type.description ?? '',
    properties,
    required: [...type.fields.values()].filter(isRequired).map(field => field.name),
    ...(type.preservesUnknown ? {} : { additionalProperties: false }),
  };
  for (const field of type.fields.values()) {
    properties[field.name] = {
      description: field.description ?? '',
      ...schemaOf(field.type, definitions),
    };
  }
}

function isRequired(field: Field): boolean {
  return field.required;
}

function schemaOf(type: FieldType, definitions: Record<string, unknown>): object {
  switch (type.kind) {
    case 'string':
      return { type: ['string', 'null'] };
    case 'integer':
      return { type: ['integer', 'null'] };
    case 'number':
    case 'boolean':
      return { type: [type.kind, 'null'] };
    case 'quantity':
    case 'intOrString':
      return { oneOf: [{ type: ['string', 'null'] }, { type: 'number' }] };
    case 'array':
      return { type: ['array', 'null'], items: schemaOf(type.items, definitions) };
    case 'map':
      return {
        type: ['object', 'null'],
        additionalProperties: schemaOf(type.values, definitions),
      };
    case 'object':
      collect(type.type, definitions);
      return { $ref: `#/definitions/${type.type.name}` };
    case 'any':
      return {};
  }
}
