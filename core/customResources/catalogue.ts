// A catalogue with custom resources laid over it: built again whenever a definition changes, so it does nothing before
// it is asked.
import type { Catalogue, FieldType, ObjectType, Resource } from '../kubernetes/schema.js';
import type { CustomResourceDefinition, CustomResourceVersion } from './definitions.js';
import { customPrefix, objectMetaName, typeOfVersion } from './objectTypes.js';

/** What a catalogue knows of custom resources. */
export interface CustomResources {
  /** The catalogue below: built-in kinds alone. */
  readonly builtIn: Catalogue;
  /** The definitions it was made with. */
  readonly definitions: readonly CustomResourceDefinition[];
  /** The version of a custom kind; undefined for built-in kinds and kinds without a known definition. */
  customResourceOf(apiVersion: string, kind: string): CustomResourceVersion | undefined;
}

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** The catalogue with the definitions' kinds. Built-in kinds keep their types whatever a definition says. */
export function withCustomResources<T extends Catalogue>(
  catalogue: T,
  definitions: readonly CustomResourceDefinition[],
): T & CustomResources {
  const versions = new Map<string, CustomResourceVersion>();
  for (const version of definitions.flatMap(definition => definition.versions)) {
    if (version.served) {
      versions.set(`${version.apiVersion} ${version.kind}`, version);
    }
  }
  const types = new Map<string, ObjectType>();
  const customResourceOf = (apiVersion: string, kind: string) =>
    catalogue.typeOf(apiVersion, kind) === undefined
      ? versions.get(`${apiVersion} ${kind}`)
      : undefined;
  let resources: readonly Resource[] | undefined;
  const layer: Catalogue & CustomResources = {
    version: catalogue.version,
    builtIn: catalogue,
    definitions,
    customResourceOf,
    typeOf(apiVersion, kind) {
      const version = customResourceOf(apiVersion, kind);
      if (version === undefined) {
        return catalogue.typeOf(apiVersion, kind);
      }
      const key = `${apiVersion} ${kind}`;
      const type = types.get(key) ?? typeOfVersion(version, catalogue.typeNamed(objectMetaName));
      types.set(key, type);
      return type;
    },
    typeNamed: name =>
      name.startsWith(customPrefix) ? typeAt(layer, name) : catalogue.typeNamed(name),
    resourceOf(apiVersion, kind) {
      const known = catalogue.resourceOf(apiVersion, kind);
      return known ?? this.resources.find(isOf(apiVersion, kind));
    },
    get resources() {
      resources ??= [...catalogue.resources, ...definitions.flatMap(toResources)];
      return resources;
    },
  };
  const members = Object.getOwnPropertyDescriptors(layer);
  return Object.create(catalogue, members) as T & CustomResources;
}

/** The custom resource version of an object's kind, where the catalogue has any custom resources at all. */
export function findCustomResource(
  catalogue: Catalogue,
  apiVersion: string,
  kind: string,
): CustomResourceVersion | undefined {
  return hasCustomResources(catalogue) ? catalogue.customResourceOf(apiVersion, kind) : undefined;
}

/** The built-in kinds alone. */
export function builtInPartOf(catalogue: Catalogue): Catalogue {
  return hasCustomResources(catalogue) ? catalogue.builtIn : catalogue;
}

function hasCustomResources(catalogue: Catalogue): catalogue is Catalogue & CustomResources {
  return 'customResourceOf' in catalogue;
}

/** The type of a name such as `crd:example.com/v1/Widget.spec.ports`. */
function typeAt(catalogue: Catalogue, name: string): ObjectType | undefined {
  const [, apiVersion = '', kind = '', path = ''] =
    /^crd:([^/]+\/[^/]+)\/([^.]+)(?:\.(.*))?$/.exec(name) ?? [];
  let type = catalogue.typeOf(apiVersion, kind);
  for (const step of path === '' ? [] : path.split('.')) {
    const field = type?.fields.get(step);
    type = field && structIn(field.type);
  }
  return type;
}

/** The struct of a field, of its items or of its values. */
function structIn(type: FieldType): ObjectType | undefined {
  switch (type.kind) {
    case 'object':
      return type.type;
    case 'array':
      return structIn(type.items);
    case 'map':
      return structIn(type.values);
    default:
      return undefined;
  }
}

function isOf(apiVersion: string, kind: string): (resource: Resource) => boolean {
  return resource =>
    resource.kind === kind && `${resource.group}/${resource.version}` === apiVersion;
}

function toResources(definition: CustomResourceDefinition): readonly Resource[] {
  const { group, kind, plural, singular, namespaced, shortNames, categories } = definition;
  return definition.versions
    .filter(({ served }) => served)
    .map(({ version, hasStatus, scale, columns }) => ({
      group,
      version,
      kind,
      plural,
      singular,
      namespaced,
      shortNames,
      categories,
      verbs,
      subresources: [...(hasStatus ? ['status'] : []), ...(scale === undefined ? [] : ['scale'])],
      columns,
    }));
}
