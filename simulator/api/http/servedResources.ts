// Which resources the server serves now: the built-in ones of its version and those CustomResourceDefinitions add.

import { type CustomResourceVersion, objectMetaName } from '../../../core/customResources/index.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Catalogue, ObjectType, Resource } from '../../../core/kubernetes/schema.js';
import type { GroupKind } from '../../kernel/types.js';
import type { ScalePaths } from '../customScale.js';
import { storedApiVersion } from '../resources.js';
import type { Store } from '../store.js';
import type { CustomColumn } from '../tables/customColumns.js';
import { customResourcesOf } from './customResource.js';
import { metricsResources } from './metricsResources.js';

/** A resource with all that requests for it need. */
export interface ServedResource {
  readonly resource: Resource;
  /** `apps/v1`, `v1`. */
  readonly apiVersion: string;
  readonly groupKind: GroupKind;
  /** The version its objects are stored with. */
  readonly storedApiVersion: string;
  readonly type: ObjectType | undefined;
  /** Set for custom resources. */
  readonly custom?: CustomFacts;
}

/** What a CustomResourceDefinition says of one of its versions. */
export interface CustomFacts {
  /** What requests are told where the version is deprecated. */
  readonly deprecation: string | undefined;
  readonly columns: readonly CustomColumn[];
  readonly scale: ScalePaths | undefined;
  /** Paths by which fieldSelector may select, besides name and namespace. */
  readonly selectableFields: readonly string[];
  /** The schema as the definition states it. */
  readonly schema: unknown;
  readonly version: CustomResourceVersion;
  /** The schema in the words of the catalogue. */
  readonly type: ObjectType;
}

/** The type by which fields of a resource are told apart; undefined where nobody declared it. */
export function fieldsTypeOf({ type, custom }: ServedResource): ObjectType | undefined {
  return type ?? custom?.type;
}

const DEFINITION: GroupKind = 'apiextensions.k8s.io/CustomResourceDefinition';

/** The served resources of one cluster; what CRDs add is read again when they change. */
export class ServedResources {
  readonly #store: Store;
  readonly #hasMetrics: () => boolean;
  readonly #catalogue: Catalogue;
  readonly #builtIn: readonly ServedResource[];
  readonly #byPath: ReadonlyMap<string, ServedResource>;
  #definitions: readonly KubernetesObject[] = [];
  #custom: readonly ServedResource[] = [];

  /** `hasMetrics`: whether metrics.k8s.io is served now. */
  constructor(store: Store, catalogue: Catalogue, hasMetrics: () => boolean = () => false) {
    this.#store = store;
    this.#hasMetrics = hasMetrics;
    this.#catalogue = catalogue;
    this.#builtIn = catalogue.resources.filter(isServed).map(toServed(catalogue));
    this.#byPath = new Map(this.#builtIn.map(served => [pathKey(served.resource), served]));
  }

  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  /** Built-in first, each group in the catalogue's order. */
  get all(): readonly ServedResource[] {
    return [...this.#builtIn, ...this.#customResources(), ...this.#metrics()];
  }

  /** What is served at `/apis/<group>/<version>/…/<plural>`. */
  find(group: string, version: string, plural: string): ServedResource | undefined {
    const key = pathKey({ group, version, plural });
    return (
      this.#byPath.get(key) ??
      this.#customResources().find(({ resource }) => pathKey(resource) === key) ??
      this.#metrics().find(({ resource }) => pathKey(resource) === key)
    );
  }

  /** Whether a group is built in: another handler answers below the others. */
  hasGroup(group: string): boolean {
    return this.#builtIn.some(({ resource }) => resource.group === group);
  }

  /** The resource of a kind. */
  findKind(apiVersion: string, kind: string): ServedResource | undefined {
    return this.all.find(
      served => served.apiVersion === apiVersion && served.resource.kind === kind,
    );
  }

  #metrics(): readonly ServedResource[] {
    return this.#hasMetrics() ? metricsResources : [];
  }

  #customResources(): readonly ServedResource[] {
    const definitions = this.#store.list(DEFINITION);
    if (definitions !== this.#definitions) {
      this.#definitions = definitions;
      const metadata = this.#catalogue.typeNamed(objectMetaName);
      this.#custom = definitions.flatMap(each => customResourcesOf(each, metadata));
    }
    return this.#custom;
  }
}

/** Kinds that are served only where an administrator turned them on are not served here. */
function isServed(resource: Resource & { readonly optIn?: boolean }): boolean {
  return resource.optIn !== true;
}

function pathKey({
  group,
  version,
  plural,
}: Pick<Resource, 'group' | 'version' | 'plural'>): string {
  return `${group}/${version}/${plural}`;
}

/** Kinds that two groups serve are stored as one. */
const STORED_AS: Readonly<Record<GroupKind, GroupKind>> = { 'events.k8s.io/Event': 'Event' };

function toServed(catalogue: Catalogue): (resource: Resource) => ServedResource {
  return resource => {
    const { group, version, kind } = resource;
    const apiVersion = group === '' ? version : `${group}/${version}`;
    const own = group === '' ? kind : `${group}/${kind}`;
    const groupKind = STORED_AS[own] ?? own;
    return {
      resource,
      apiVersion,
      groupKind,
      storedApiVersion: storedApiVersion(groupKind) ?? apiVersion,
      get type() {
        return catalogue.typeOf(apiVersion, kind);
      },
    };
  };
}
