// What a CustomResourceDefinition adds to the served resources: one for each served version.

import { type CustomResourceVersion, typeOfVersion } from '../../../core/customResources/index.js';
import { compareVersions } from '../../../core/kubernetes/gvk.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ObjectType, Resource } from '../../../core/kubernetes/schema.js';
import type {
  CustomResourceDefinition,
  CustomResourceDefinitionVersion,
} from '../../../schemas/built/types.js';
import { versionsIn } from '../customResources.js';
import { DEFAULT_CUSTOM_COLUMNS } from '../tables/customColumns.js';
import type { ServedResource } from './servedResources.js';

const VERBS = 'create delete deletecollection get list patch update watch'.split(' ');

/** The resources of a definition, newest version first as discovery lists them. `metadata`: the type of theirs. */
export function customResourcesOf(
  object: KubernetesObject,
  metadata: ObjectType | undefined,
): readonly ServedResource[] {
  const definition = object as unknown as CustomResourceDefinition;
  const { versions } = definition.spec;
  const stored = versions.find(({ storage }) => storage) ?? versions[0];
  const judges = versionsIn(object);
  return versions
    .filter(({ served }) => served)
    .flatMap(version => {
      const judge = judges.find(read => read.version === version.name);
      const storage = `${definition.spec.group}/${stored?.name ?? version.name}`;
      if (judge === undefined) {
        return [];
      }
      const type = typeOfVersion(judge, metadata);
      return [toServed(definition, version, { judge, storage, type })];
    })
    .sort((a, b) => compareVersions(a.resource.version, b.resource.version));
}

interface Known {
  readonly judge: CustomResourceVersion;
  readonly storage: string;
  readonly type: ObjectType;
}

function toServed(
  definition: CustomResourceDefinition,
  version: CustomResourceDefinitionVersion,
  { judge, storage, type }: Known,
): ServedResource {
  const { spec } = definition;
  const { group, names } = spec;
  return {
    resource: toResource(spec, version),
    apiVersion: `${group}/${version.name}`,
    groupKind: `${group}/${names.kind}`,
    storedApiVersion: storage,
    type: undefined,
    custom: {
      deprecation: deprecationIn(definition, version),
      columns: version.additionalPrinterColumns ?? DEFAULT_CUSTOM_COLUMNS,
      scale: version.subresources?.scale,
      selectableFields: (version.selectableFields ?? []).map(field => field.jsonPath.slice(1)),
      schema: version.schema?.openAPIV3Schema,
      version: judge,
      type,
    },
  };
}

/** What a request for a deprecated version is told: its own words, or the newest version that is not. */
function deprecationIn(
  { spec }: CustomResourceDefinition,
  { name, deprecated, deprecationWarning }: CustomResourceDefinitionVersion,
): string | undefined {
  if (deprecated !== true) {
    return undefined;
  }
  const [better] = spec.versions
    .filter(each => each.served && !each.deprecated && compareVersions(each.name, name) < 0)
    .map(each => each.name)
    .sort(compareVersions);
  const { kind } = spec.names;
  const advice = better === undefined ? '' : `; use ${spec.group}/${better} ${kind}`;
  return deprecationWarning ?? `${spec.group}/${name} ${kind} is deprecated${advice}`;
}

function toResource(
  { group, names, scope }: CustomResourceDefinition['spec'],
  version: CustomResourceDefinitionVersion,
): Resource {
  const subresources = [
    ...(version.subresources?.status === undefined ? [] : ['status']),
    ...(version.subresources?.scale === undefined ? [] : ['scale']),
  ];
  return {
    group,
    version: version.name,
    kind: names.kind,
    plural: names.plural,
    singular: names.singular ?? names.kind.toLowerCase(),
    namespaced: scope === 'Namespaced',
    shortNames: names.shortNames ?? [],
    categories: names.categories ?? [],
    verbs: VERBS,
    subresources,
    columns: [],
  };
}
