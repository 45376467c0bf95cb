// Forgetting old revisions beyond spec.revisionHistoryLimit.
// After pkg/controller/deployment/sync.go: cleanupDeployment.

import type { Deployment, ReplicaSet } from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';
import { actualReplicas } from './deploymentStatus.js';
import { byCreation, specReplicas } from './replicaSets.js';
import { revisionOf } from './revisions.js';

const NO_LIMIT = 2147483647;

/** Deletes the old ReplicaSets that are too many, lowest revision first. */
export function cleanUpHistory(
  cluster: Cluster,
  deployment: Deployment,
  oldReplicaSets: readonly ReplicaSet[],
): void {
  const limit = deployment.spec?.revisionHistoryLimit ?? NO_LIMIT;
  for (const replicaSet of replicaSetsToForget(oldReplicaSets, limit)) {
    const { namespace = '', name = '' } = replicaSet.metadata;
    cluster.delete('apps/ReplicaSet', { namespace, name });
  }
}

/** Those beyond the limit that have no pods left. One that still has some uses up its place. */
export function replicaSetsToForget(
  oldReplicaSets: readonly ReplicaSet[],
  limit: number,
): readonly ReplicaSet[] {
  const alive = oldReplicaSets.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  if (limit === NO_LIMIT || alive.length <= limit) {
    return [];
  }
  return [...alive]
    .sort((a, b) => revisionOf(a) - revisionOf(b) || byCreation(a, b))
    .slice(0, alive.length - limit)
    .filter(isIdle);
}

function isIdle(replicaSet: ReplicaSet): boolean {
  const observed = replicaSet.status?.observedGeneration ?? 0;
  return (
    actualReplicas(replicaSet) === 0 &&
    specReplicas(replicaSet) === 0 &&
    (replicaSet.metadata.generation ?? 0) <= observed
  );
}
