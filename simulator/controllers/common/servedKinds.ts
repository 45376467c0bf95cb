// What a controller's discovery knows: which kinds the cluster serves, and whether they live in namespaces.

import type { CustomResourceDefinition } from '../../../schemas/built/types.js';
import type { ScalePaths } from '../../api/customScale.js';
import { isBuiltIn, isNamespaced } from '../../api/resources.js';
import type { Cluster, GroupKind } from '../../kernel/types.js';

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';

/** The scope of a kind; undefined where nobody serves it. Kinds of which objects are stored count as served. */
export function scopeOf(
  cluster: Cluster,
  groupKind: GroupKind,
): 'Namespaced' | 'Cluster' | undefined {
  if (isBuiltIn(groupKind)) {
    return isNamespaced(groupKind) ? 'Namespaced' : 'Cluster';
  }
  const definition = definitionOf(cluster, groupKind);
  if (definition !== undefined) {
    return definition.spec.scope === 'Cluster' ? 'Cluster' : 'Namespaced';
  }
  return cluster.groupKinds.includes(groupKind) ? 'Namespaced' : undefined;
}

/** Where a custom kind has its size, as the stored version's scale subresource says; undefined: it has none. */
export function scalePathsOf(cluster: Cluster, groupKind: GroupKind): ScalePaths | undefined {
  const versions = definitionOf(cluster, groupKind)?.spec.versions ?? [];
  return versions.find(({ storage }) => storage)?.subresources?.scale;
}

function definitionOf(
  cluster: Cluster,
  groupKind: GroupKind,
): CustomResourceDefinition | undefined {
  return cluster
    .list<CustomResourceDefinition>(DEFINITION)
    .find(({ spec }) => `${spec.group}/${spec.names.kind}` === groupKind);
}
