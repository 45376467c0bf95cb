// CustomResourceDefinitions as we use them, read from objects that may be half typed: apiextensions v1, and v1beta1
// where a file still has it.
import { fieldsOf, isFields, listOf, textOf, textsOf } from '../json.js';
import type { Column } from '../kubernetes/schema.js';
import { readSchema, type SchemaNode } from './schemaNode.js';

/** A kind that a CustomResourceDefinition adds. */
export interface CustomResourceDefinition {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly versions: readonly CustomResourceVersion[];
}

/** One version of a custom kind. */
export interface CustomResourceVersion {
  /** `example.com/v1`. */
  readonly apiVersion: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly served: boolean;
  readonly storage: boolean;
  /** Undefined: anything goes. */
  readonly schema: SchemaNode | undefined;
  /** Fields that the schema does not have are kept. */
  readonly preservesUnknown: boolean;
  readonly hasStatus: boolean;
  readonly scale: ScalePaths | undefined;
  readonly columns: readonly Column[];
  /** The server's warning for requests of this version; undefined where it is not deprecated. */
  readonly deprecation: string | undefined;
}

/** Where `kubectl scale` reads and writes, as simple JSON paths: `.spec.replicas`. */
export interface ScalePaths {
  readonly specReplicasPath: string;
  readonly statusReplicasPath: string;
}

/** The definitions among objects; of several for one kind, the last. Objects of other kinds are passed over. */
export function crdsIn(objects: Iterable<unknown>): readonly CustomResourceDefinition[] {
  const definitions = new Map<string, CustomResourceDefinition>();
  for (const object of objects) {
    const definition = readDefinition(object);
    if (definition !== undefined) {
      definitions.set(`${definition.group}/${definition.kind}`, definition);
    }
  }
  return [...definitions.values()];
}

/** Whether an object says that it is a CustomResourceDefinition. */
export function isCustomResourceDefinition(object: unknown): object is Raw {
  return (
    isFields(object) &&
    object['kind'] === 'CustomResourceDefinition' &&
    typeof object['apiVersion'] === 'string' &&
    object['apiVersion'].startsWith('apiextensions.k8s.io/')
  );
}

type Raw = Readonly<Record<string, unknown>>;

function readDefinition(object: unknown): CustomResourceDefinition | undefined {
  if (!isCustomResourceDefinition(object) || !isFields(object['spec'])) {
    return undefined;
  }
  const spec = object['spec'];
  const names = isFields(spec['names']) ? spec['names'] : {};
  const { group } = spec;
  const { kind } = names;
  if (typeof group !== 'string' || group === '' || typeof kind !== 'string' || kind === '') {
    return undefined;
  }
  const namespaced = spec['scope'] !== 'Cluster';
  const shared = { group, kind, namespaced, spec };
  return {
    group,
    kind,
    namespaced,
    plural: textOf(names['plural']) || kind.toLowerCase(),
    singular: textOf(names['singular']) || kind.toLowerCase(),
    shortNames: textsOf(names['shortNames']),
    categories: textsOf(names['categories']),
    versions: versionsOf(spec).flatMap(version => readVersion(version, shared)),
  };
}

/** v1beta1 may name one version and give schema, columns and subresources for all. */
function versionsOf(spec: Raw): readonly Raw[] {
  const versions = Array.isArray(spec['versions']) ? spec['versions'].filter(isFields) : [];
  const single = textOf(spec['version']);
  return versions.length > 0 || single === ''
    ? versions
    : [{ name: single, served: true, storage: true }];
}

interface Shared {
  readonly group: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly spec: Raw;
}

function readVersion(raw: Raw, shared: Shared): readonly CustomResourceVersion[] {
  const name = textOf(raw['name']);
  if (name === '') {
    return [];
  }
  const { group, kind, namespaced, spec } = shared;
  const apiVersion = `${group}/${name}`;
  const schema = schemaOf(raw['schema']) ?? schemaOf(spec['validation']);
  const subresources = fieldsOf(raw['subresources'] ?? spec['subresources']);
  const isOld = isFields(spec['validation']) || typeof spec['version'] === 'string';
  return [
    {
      apiVersion,
      group,
      version: name,
      kind,
      namespaced,
      served: raw['served'] !== false,
      storage: raw['storage'] === true,
      schema: schema === undefined ? undefined : readSchema(schema),
      preservesUnknown: spec['preserveUnknownFields'] === true || isKept(spec, isOld),
      hasStatus: subresources['status'] !== undefined,
      scale: scaleOf(subresources['scale']),
      columns: columnsOf(raw['additionalPrinterColumns'] ?? spec['additionalPrinterColumns']),
      deprecation:
        raw['deprecated'] === true
          ? textOf(raw['deprecationWarning']) || `${apiVersion} ${kind} is deprecated`
          : undefined,
    },
  ];
}

/** v1beta1 keeps unknown fields unless told otherwise. */
function isKept(spec: Raw, isOld: boolean): boolean {
  return isOld && spec['preserveUnknownFields'] !== false;
}

function schemaOf(holder: unknown): Raw | undefined {
  const schema = fieldsOf(holder)['openAPIV3Schema'];
  return isFields(schema) ? schema : undefined;
}

function scaleOf(raw: unknown): ScalePaths | undefined {
  return isFields(raw)
    ? {
        specReplicasPath: textOf(raw['specReplicasPath']),
        statusReplicasPath: textOf(raw['statusReplicasPath']),
      }
    : undefined;
}

function columnsOf(raw: unknown): readonly Column[] {
  return listOf(raw)
    .filter(isFields)
    .map(column => ({
      name: textOf(column['name']),
      type: textOf(column['type']),
      format: textOf(column['format']),
      priority: typeof column['priority'] === 'number' ? column['priority'] : 0,
      description: textOf(column['description']),
    }));
}
