// Deletion that orphans: dependents lose their reference to the owner, then the owner goes.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Cluster } from '../../kernel/types.js';
import { orphanFinalizer, withoutFinalizer } from './finalizers.js';
import { withoutOwners } from './ownerReferences.js';

/** Frees all dependents of the owner and lets it go. */
export function attemptToOrphan(cluster: Cluster, owner: KubernetesObject): void {
  const { uid = '', finalizers = [], deletionTimestamp } = owner.metadata;
  if (deletionTimestamp === undefined || !finalizers.includes(orphanFinalizer)) {
    return;
  }
  for (const dependent of cluster.dependents(uid)) {
    cluster.update(withoutOwners(dependent, new Set([uid])));
  }
  cluster.update(withoutFinalizer(owner, orphanFinalizer));
}
