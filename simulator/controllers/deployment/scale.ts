// Scaling outside a rollout's steps: a paused Deployment, or one whose size was changed midway.
// After pkg/controller/deployment/sync.go: sync, scale.

import type { Deployment, ReplicaSet } from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';
import { writeStatus } from '../common/status.js';
import { cleanUpHistory } from './cleanup.js';
import { computeStatus } from './deploymentStatus.js';
import { fencepostsOf, isRollingUpdate, replicasOf } from './fenceposts.js';
import { proportionalSizes } from './proportionalScaling.js';
import {
  activeOf,
  allOf,
  availableOf,
  byCreation,
  type Family,
  familyOf,
  specReplicas,
} from './replicaSets.js';
import { desiredReplicasOf } from './revisions.js';
import { annotateAndScale, scaleReplicaSet } from './scaleReplicaSet.js';
import { syncRevision } from './syncRevision.js';

/** Sizes the ReplicaSets there are, creates none, and tells the status without judging progress. */
export function scaleRollout(
  cluster: Cluster,
  before: Deployment,
  replicaSets: readonly ReplicaSet[],
): void {
  const { deployment, family } = syncRevision(cluster, before, replicaSets, 'find');
  const scaled = familyOf(deployment, scaleFamily(cluster, deployment, family));
  if (deployment.spec?.paused === true) {
    cleanUpHistory(cluster, deployment, scaled.oldReplicaSets);
  }
  writeStatus(cluster, deployment, computeStatus(deployment, scaled, cluster.timestamp));
}

function scaleFamily(
  cluster: Cluster,
  deployment: Deployment,
  family: Family,
): readonly ReplicaSet[] {
  const all = allOf(family);
  const replicas = replicasOf(deployment);
  const only = activeOrLatest(family);
  if (only !== undefined) {
    const scaled = scaleReplicaSet(cluster, deployment, { replicaSet: only, replicas });
    return all.map(replicaSet => (replicaSet === only ? scaled : replicaSet));
  }
  if (isSaturated(deployment, family.newReplicaSet)) {
    const old = new Set(activeOf(family.oldReplicaSets));
    return all.map(replicaSet =>
      old.has(replicaSet)
        ? scaleReplicaSet(cluster, deployment, { replicaSet, replicas: 0 })
        : replicaSet,
    );
  }
  if (!isRollingUpdate(deployment)) {
    return all;
  }
  const target = { ...fencepostsOf(deployment), replicas };
  const sizes = proportionalSizes(target, activeOf(all), deployment.status?.replicas ?? 0);
  const scaled = new Map(
    sizes.map(size => [size.replicaSet, annotateAndScale(cluster, deployment, size)]),
  );
  return all.map(replicaSet => scaled.get(replicaSet) ?? replicaSet);
}

/** The one active ReplicaSet; where none is, the newest. undefined where several are active. */
export function activeOrLatest(family: Family): ReplicaSet | undefined {
  const active = activeOf(allOf(family));
  if (active.length > 0) {
    return active.length === 1 ? active[0] : undefined;
  }
  return family.newReplicaSet ?? [...family.oldReplicaSets].sort(byCreation).at(-1);
}

/** The new ReplicaSet has all the Deployment wants, and all of it available. */
function isSaturated(deployment: Deployment, newReplicaSet: ReplicaSet | undefined): boolean {
  const replicas = replicasOf(deployment);
  return (
    newReplicaSet !== undefined &&
    specReplicas(newReplicaSet) === replicas &&
    desiredReplicasOf(newReplicaSet) === replicas &&
    availableOf(newReplicaSet) === replicas
  );
}
