// The built-in kinds of one Kubernetes version, read lazily from the schema bundle: asking for a type decodes that
// type alone. For validation, completion, hover and the simulated API server.

import { parseApiVersion } from './gvk.js';
import type { Catalogue, Enumeration, Field, FieldType, ObjectType, Resource } from './schema.js';
import {
  type Descriptions,
  formFor,
  type KindRow,
  type Overlay,
  type PackedField,
  type ResourceRow,
  type Structure,
  unpackEnumeration,
  unpackFields,
  unpackListFacts,
  unpackType,
} from './schemaBundle.js';

/** Kubernetes versions one may choose, newest first. */
export const kubernetesVersions = [
  '1.36',
  '1.35',
  '1.34',
  '1.33',
  '1.32',
  '1.31',
  '1.30',
  '1.29',
] as const;

/** The catalogue of the built-in kinds. */
export interface BuiltInCatalogue extends Catalogue {
  /** No schemas of this version exist: those of the next lower one stand in. */
  readonly approximate: boolean;
  /** The version whose schemas these are: `1.34` for 1.35. */
  readonly schemaVersion: string;
  /** The type of a kind that other versions serve or served, as the newest of them had it. */
  typeElsewhere(apiVersion: string, kind: string): ObjectType | undefined;
  /** The versions with schemas that serve a kind, oldest first; empty for kinds removed long ago. */
  versionsServing(apiVersion: string, kind: string): readonly string[];
}

/** Where the documentation comes from: loaded with the structure, or first when it is asked for. */
export type DescriptionSource = Descriptions | (() => Descriptions | undefined);

/** A catalogue of a version such as `1.36`. A version without schemas gets those of the nearest lower one. */
export function createCatalogue(
  structure: Structure,
  version: string,
  descriptions?: DescriptionSource,
): BuiltInCatalogue {
  const source = nearestVersion(structure.versions, version);
  const bit = 1 << structure.versions.indexOf(source);
  const here = createReader({ structure, bits: [bit], descriptions });
  const elsewhere = createReader({ structure, bits: bitsNewestFirst(structure), descriptions });
  const rows = indexKinds(structure);
  const rowHere = (apiVersion: string, kind: string): KindRow | undefined => {
    const row = rows.get(`${apiVersion} ${kind}`);
    return row !== undefined && (row[5] & bit) !== 0 ? row : undefined;
  };
  let resources: ReadonlyMap<string, Resource> | undefined;
  let resourceList: readonly Resource[] | undefined;
  const resourcesByKind = () => {
    resources ??= readResources(structure, bit);
    return resources;
  };
  return {
    version,
    approximate: source !== version,
    schemaVersion: source,
    typeOf: (apiVersion, kind) => typeOfKind(here, rowHere, apiVersion, kind),
    typeNamed: name => here.typeNamed(name),
    resourceOf: (apiVersion, kind) => resourcesByKind().get(`${apiVersion} ${kind}`),
    get resources() {
      resourceList ??= [...resourcesByKind().values()];
      return resourceList;
    },
    typeElsewhere: (apiVersion, kind) =>
      typeOfKind(elsewhere, (a, k) => rows.get(`${a} ${k}`), apiVersion, kind),
    versionsServing(apiVersion, kind) {
      const mask = rows.get(`${apiVersion} ${kind}`)?.[5] ?? 0;
      return structure.versions.filter((_, place) => (mask & (1 << place)) !== 0);
    },
  };
}

function nearestVersion(versions: readonly string[], wanted: string): string {
  const minor = (version: string) => Number(version.split('.')[1]);
  return versions.findLast(version => minor(version) <= minor(wanted)) ?? versions[0] ?? wanted;
}

function bitsNewestFirst({ versions }: Structure): readonly number[] {
  const bits = versions.map((_, place) => 1 << place).reverse();
  return [...bits, 1 << versions.length];
}

function indexKinds({ kinds }: Structure): ReadonlyMap<string, KindRow> {
  return new Map(kinds.map(row => [`${row[0]} ${row[1]}`, row]));
}

function typeOfKind(
  reader: Reader,
  rowOf: (apiVersion: string, kind: string) => KindRow | undefined,
  apiVersion: string,
  kind: string,
): ObjectType | undefined {
  const row = rowOf(apiVersion, kind);
  if (row !== undefined) {
    return reader.typeNumbered(row[2]);
  }
  if (apiVersion === 'v1' && kind === 'List') {
    return reader.listType();
  }
  const item = kind.endsWith('List') ? rowOf(apiVersion, kind.slice(0, -4)) : undefined;
  return item && reader.typeNamed(`${reader.nameOf(item[2])}List`);
}

interface Reader {
  typeNumbered(definition: number): ObjectType | undefined;
  typeNamed(name: string): ObjectType | undefined;
  nameOf(definition: number): string;
  /** `v1 List`, which kubectl understands and no server serves. */
  listType(): ObjectType;
}

interface Source {
  readonly structure: Structure;
  /** The first of these versions that has a definition gives it. */
  readonly bits: readonly number[];
  readonly descriptions: DescriptionSource | undefined;
}

function createReader(source: Source): Reader {
  const { structure, bits } = source;
  const names = structure.names.flatMap(([packageName, definitions]) =>
    definitions.split(' ').map(name => `${packageName}.${name}`),
  );
  const numbers = new Map(names.map((name, number) => [name, number]));
  const types = new Map<number, ObjectType | undefined>();
  const references = new Map<number, FieldType>();
  const typeNumbered = (definition: number): ObjectType | undefined => {
    if (!types.has(definition)) {
      const bit = bits.find(one => formFor(structure.definitions[definition], one) !== undefined);
      const name = names[definition] ?? '';
      const of = bit === undefined ? undefined : { source, definition, name, bit, reference };
      types.set(definition, of && createType(of));
    }
    return types.get(definition);
  };
  const reference = (definition: number): FieldType => {
    const type = references.get(definition) ?? toFieldType(typeNumbered(definition));
    references.set(definition, type);
    return type;
  };
  const typeNamed = (name: string) => {
    const definition = numbers.get(name);
    return definition === undefined ? undefined : typeNumbered(definition);
  };
  return {
    typeNumbered,
    typeNamed,
    nameOf: definition => names[definition] ?? '',
    listType: () => listOfAnything(toFieldType(typeNamed(`${metaPackage}.ListMeta`))),
  };
}

const metaPackage = 'io.k8s.apimachinery.pkg.apis.meta.v1';

function toFieldType(type: ObjectType | undefined): FieldType {
  return type === undefined ? { kind: 'any' } : { kind: 'object', type };
}

interface Definition {
  readonly source: Source;
  readonly definition: number;
  readonly name: string;
  readonly bit: number;
  readonly reference: (definition: number) => FieldType;
}

function createType(of: Definition): ObjectType {
  let fields: ReadonlyMap<string, Field> | undefined;
  return {
    name: of.name,
    preservesUnknown: false,
    get fields() {
      fields ??= readFields(of);
      return fields;
    },
    get description() {
      return textAt(of, 0);
    },
  };
}

function readFields(of: Definition): ReadonlyMap<string, Field> {
  const { structure } = of.source;
  const form = formFor<string>(structure.definitions[of.definition] as (number | string)[], of.bit);
  const overlays = structure.overlays[of.definition] ?? {};
  const fields = unpackFields(form ?? '').map((packed, place) =>
    readField(of, packed, { place, overlay: overlays[packed.name] }),
  );
  return new Map(fields.map(field => [field.name, field]));
}

function readField(
  of: Definition,
  { name, required, type }: PackedField,
  { place, overlay }: { place: number; overlay: Overlay | undefined },
): Field {
  const fieldType = unpackType(type, of.reference);
  return {
    name,
    type: fieldType,
    required,
    get description() {
      const own = textAt(of, place + 1);
      return own ?? (fieldType.kind === 'object' ? fieldType.type.description : undefined);
    },
    ...(overlay === undefined ? {} : overlayMembers(of.source.structure, overlay)),
  };
}

function overlayMembers(structure: Structure, overlay: Overlay): Partial<Field> {
  const members: { -readonly [member in keyof Field]?: Field[member] } = {};
  const enumeration = (number: number): Enumeration => unpackEnumeration(structure, number);
  if (overlay.e !== undefined) {
    members.enumeration = enumeration(overlay.e);
  }
  if (overlay.k !== undefined) {
    members.keyEnumeration = enumeration(overlay.k);
  }
  if (overlay.d !== undefined) {
    members.defaultValue = overlay.d;
  }
  return overlay.l === undefined ? members : Object.assign(members, unpackListFacts(overlay.l));
}

function textAt({ source, definition, bit }: Definition, place: number): string | undefined {
  const { descriptions } = source;
  const loaded = typeof descriptions === 'function' ? descriptions() : descriptions;
  const numbers = formFor<readonly number[]>(loaded?.definitions[definition], bit);
  const text = loaded?.texts[numbers?.[place] ?? 0];
  return text === '' ? undefined : text;
}

function listOfAnything(metadata: FieldType): ObjectType {
  const field = (name: string, type: FieldType, description: string): [string, Field] => [
    name,
    { name, type, required: name === 'items', description },
  ];
  return {
    name: `${metaPackage}.List`,
    preservesUnknown: false,
    description: 'List holds objects of any kind. kubectl takes them one by one.',
    fields: new Map([
      field('apiVersion', { kind: 'string' }, 'v1'),
      field('kind', { kind: 'string' }, 'List'),
      field('metadata', metadata, 'Standard list metadata.'),
      field('items', { kind: 'array', items: { kind: 'any' } }, 'The objects.'),
    ]),
  };
}

function readResources(structure: Structure, bit: number): ReadonlyMap<string, Resource> {
  const isNewest = bit === 1 << (structure.versions.length - 1);
  const resources = new Map<string, Resource>();
  for (const row of structure.kinds) {
    if ((row[5] & bit) !== 0) {
      const told = structure.resources[row[0]]?.[row[1]];
      const served = isNewest ? told !== undefined : !/\/v\d+(alpha|beta)/.test(row[0]);
      const resource = toResource(row, told ?? siblingResource(structure, row));
      resources.set(`${row[0]} ${row[1]}`, served ? resource : { ...resource, optIn: true });
    }
  }
  return resources;
}

/** Discovery facts of the same kind in another version of its group. */
function siblingResource(
  { resources }: Structure,
  [apiVersion, kind]: KindRow,
): ResourceRow | undefined {
  const group = apiVersion.split('/')[0];
  const sibling = Object.keys(resources).find(
    other => other.startsWith(`${group}/`) && resources[other]?.[kind] !== undefined,
  );
  return sibling === undefined ? undefined : resources[sibling]?.[kind];
}

const allVerbs = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
] as const;

function toResource(
  [apiVersion, kind, , plural, namespaced]: KindRow,
  told: ResourceRow | undefined,
): Resource {
  return {
    ...parseApiVersion(apiVersion),
    kind,
    plural,
    singular: told?.singular ?? kind.toLowerCase(),
    namespaced: namespaced === 1,
    shortNames: told?.shortNames ?? [],
    categories: told?.categories ?? [],
    verbs: told?.verbs ?? allVerbs,
    subresources: Object.keys(told?.subresources ?? {}),
    columns: (told?.columns ?? []).map(column => ({
      name: column.name,
      type: column.type,
      format: column.format ?? '',
      priority: column.priority ?? 0,
      description: column.description ?? '',
    })),
  };
}
