// Whether a namespace takes new objects.

import type { Cluster } from '../../kernel/types.js';

/** The namespace exists and is not going away. */
export function isActiveNamespace(cluster: Cluster, name: string): boolean {
  const namespace = cluster.get('Namespace', '', name);
  return namespace !== undefined && namespace.metadata.deletionTimestamp === undefined;
}
