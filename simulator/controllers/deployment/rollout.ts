// One step of a rollout, by the strategy of the Deployment.
// After pkg/controller/deployment/{rolling,recreate}.go.

import type { Deployment, Pod, ReplicaSet } from '../../../schemas/built/types.js';
import type { Cluster } from '../../kernel/types.js';
import { isTerminal } from '../common/pods.js';
import { writeStatus } from '../common/status.js';
import { cleanUpHistory } from './cleanup.js';
import { actualReplicas, computeRolloutStatus, isDeploymentComplete } from './deploymentStatus.js';
import { fencepostsOf, replicasOf } from './fenceposts.js';
import { activeOf, allOf, type Family, specReplicas, sum } from './replicaSets.js';
import { replicasForNewReplicaSet, scaleDownOldReplicaSets, type Target } from './rollingUpdate.js';
import { scaleAll, scaleReplicaSet } from './scaleReplicaSet.js';
import { type Synced, syncRevision } from './syncRevision.js';

/** Takes the next step and tells the status; returns the Deployment as it then is. */
export function rollOut(
  cluster: Cluster,
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
): Deployment {
  const stepped =
    deployment.spec?.strategy?.type === 'Recreate'
      ? stepRecreate(cluster, deployment, replicaSets)
      : stepRolling(cluster, deployment, replicaSets);
  const moment = { nowMs: cluster.nowMs, timestamp: cluster.timestamp };
  const status = computeRolloutStatus(stepped.deployment, stepped.family, moment);
  return writeStatus(cluster, stepped.deployment, status);
}

function stepRolling(
  cluster: Cluster,
  before: Deployment,
  replicaSets: readonly ReplicaSet[],
): Synced {
  const { deployment, family } = syncRevision(cluster, before, replicaSets, 'create');
  const { newReplicaSet, oldReplicaSets } = family;
  if (newReplicaSet === undefined) {
    return { deployment, family };
  }
  const target = { ...fencepostsOf(deployment), replicas: replicasOf(deployment) };
  const replicas = newReplicas(target, family, newReplicaSet);
  if (replicas !== specReplicas(newReplicaSet)) {
    const scaled = scaleReplicaSet(cluster, deployment, { replicaSet: newReplicaSet, replicas });
    return { deployment, family: { ...family, newReplicaSet: scaled } };
  }
  const scalings = scaleDownOldReplicaSets(target, newReplicaSet, activeOf(oldReplicaSets));
  if (scalings.length > 0) {
    const scaled = scaleAll(cluster, deployment, oldReplicaSets, scalings);
    return { deployment, family: { ...family, oldReplicaSets: scaled } };
  }
  cleanUpWhenComplete(cluster, deployment, family);
  return { deployment, family };
}

function newReplicas(target: Target, family: Family, newReplicaSet: ReplicaSet): number {
  const size = specReplicas(newReplicaSet);
  return size >= target.replicas
    ? target.replicas
    : replicasForNewReplicaSet(target, size, sum(allOf(family), specReplicas));
}

function stepRecreate(
  cluster: Cluster,
  before: Deployment,
  replicaSets: readonly ReplicaSet[],
): Synced {
  const found = syncRevision(cluster, before, replicaSets, 'find');
  const active = activeOf(found.family.oldReplicaSets);
  if (active.length > 0) {
    const scalings = active.map(replicaSet => ({ replicaSet, replicas: 0 }));
    const { deployment, family } = found;
    const oldReplicaSets = scaleAll(cluster, deployment, family.oldReplicaSets, scalings);
    return { deployment, family: { ...family, oldReplicaSets } };
  }
  if (areOldPodsRunning(cluster, found.family)) {
    return found;
  }
  const { deployment, family } =
    found.family.newReplicaSet === undefined
      ? syncRevision(cluster, found.deployment, allOf(found.family), 'create')
      : found;
  if (family.newReplicaSet === undefined) {
    return { deployment, family };
  }
  const scaling = { replicaSet: family.newReplicaSet, replicas: replicasOf(deployment) };
  const newReplicaSet = scaleReplicaSet(cluster, deployment, scaling);
  cleanUpWhenComplete(cluster, deployment, family);
  return { deployment, family: { ...family, newReplicaSet } };
}

/** Pods that are being deleted count until they are gone. */
function areOldPodsRunning(cluster: Cluster, { oldReplicaSets }: Family): boolean {
  return (
    sum(oldReplicaSets, actualReplicas) > 0 ||
    oldReplicaSets.some(replicaSet =>
      cluster.dependents<Pod>(replicaSet.metadata.uid ?? '', 'Pod').some(pod => !isTerminal(pod)),
    )
  );
}

function cleanUpWhenComplete(cluster: Cluster, deployment: Deployment, family: Family): void {
  if (isDeploymentComplete(deployment, deployment.status ?? {})) {
    cleanUpHistory(cluster, deployment, family.oldReplicaSets);
  }
}
