// The Deployment controller: rolls a template out over ReplicaSets, keeps their history, scales
// them.
// https://kubernetes.io/docs/concepts/workloads/controllers/deployment/

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import { isEmptySelector } from '../../../core/kubernetes/selector.js';
import type { Deployment, ReplicaSet } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { getByKey, ownerKeys, ownKey } from '../common/keys.js';
import { claim, controllerOf, type Membership } from '../common/ownership.js';
import { writeStatus } from '../common/status.js';
import { computeStatus, deadlineCheckMs } from './deploymentStatus.js';
import { replicasOf } from './fenceposts.js';
import { notePause } from './pause.js';
import { activeOf, allOf } from './replicaSets.js';
import { desiredReplicasOf, rollbackRevisionOf } from './revisions.js';
import { rollBack } from './rollback.js';
import { rollOut } from './rollout.js';
import { scaleRollout } from './scale.js';
import { syncRevision } from './syncRevision.js';

const GROUP_KIND = 'apps/Deployment';
const REPLICA_SET = 'apps/ReplicaSet';

/**
 * One reconcile takes at most one kind of step; the changes it makes bring it back for the next.
 */
export const deploymentController: ControllerFactory = () => ({
  name: 'deployment-controller',
  pods: 'ignoresStatus',
  watches: {
    [GROUP_KIND]: ownKey,
    [REPLICA_SET]: (change, cluster) =>
      ownerKeys(change, cluster, { kind: 'Deployment', groupKind: GROUP_KIND, membershipOf }),
    Pod: recreatedBy,
  },
  reconcile(cluster, key) {
    const deployment = getByKey<Deployment>(cluster, GROUP_KIND, key);
    return deployment === undefined ? undefined : reconcileDeployment(cluster, deployment);
  },
});

function reconcileDeployment(cluster: Cluster, deployment: Deployment): Requeue | undefined {
  const selector = deployment.spec?.selector;
  if (selector === undefined || isEmptySelector(selector)) {
    return refuseSelectingAll(cluster, deployment);
  }
  const replicaSets = claim<ReplicaSet>(cluster, deployment, { groupKind: REPLICA_SET, selector });
  if (deployment.metadata.deletionTimestamp !== undefined) {
    const { family } = syncRevision(cluster, deployment, replicaSets, 'find');
    writeStatus(cluster, deployment, computeStatus(deployment, family, cluster.timestamp));
    return undefined;
  }
  const noted = notePause(cluster, deployment);
  if (noted.spec?.paused === true) {
    scaleRollout(cluster, noted, replicaSets);
    return undefined;
  }
  if (rollbackRevisionOf(noted) !== undefined) {
    rollBack(cluster, noted, replicaSets);
    return undefined;
  }
  const found = syncRevision(cluster, noted, replicaSets, 'find');
  if (isScalingEvent(found.deployment, allOf(found.family))) {
    scaleRollout(cluster, found.deployment, allOf(found.family));
    return undefined;
  }
  return recheck(cluster, rollOut(cluster, found.deployment, allOf(found.family)));
}

/** The deadline passes without a change to announce it. */
function recheck(cluster: Cluster, deployment: Deployment): Requeue | undefined {
  const afterMs = deadlineCheckMs(deployment, cluster.nowMs);
  return afterMs === undefined ? undefined : { afterMs };
}

/** An active ReplicaSet was last scaled for another size of the Deployment. */
function isScalingEvent(deployment: Deployment, replicaSets: readonly ReplicaSet[]): boolean {
  return activeOf(replicaSets).some(replicaSet => {
    const desired = desiredReplicasOf(replicaSet);
    return desired !== undefined && desired !== replicasOf(deployment);
  });
}

function refuseSelectingAll(cluster: Cluster, deployment: Deployment): undefined {
  cluster.event(deployment, {
    type: 'Warning',
    reason: 'SelectingAll',
    message: 'This deployment is selecting all pods. A non-empty selector is required.',
  });
  const { generation = 0 } = deployment.metadata;
  if ((deployment.status?.observedGeneration ?? 0) < generation) {
    const status = { ...deployment.status, observedGeneration: generation };
    writeStatus(cluster, deployment, status);
  }
  return undefined;
}

/** A Recreate rollout waits for the last old pod to go. */
function recreatedBy(change: ChangeNotice, cluster: Cluster): readonly string[] {
  if (change.type !== 'DELETED') {
    return [];
  }
  const namespace = change.object.metadata.namespace ?? '';
  const replicaSet = controllerOf(change.object);
  if (replicaSet?.kind !== 'ReplicaSet') {
    return [];
  }
  const owner = cluster.get(REPLICA_SET, namespace, replicaSet.name);
  const name = owner === undefined ? undefined : controllerOf(owner)?.name;
  const deployment =
    name === undefined ? undefined : cluster.get<Deployment>(GROUP_KIND, namespace, name);
  return deployment?.spec?.strategy?.type === 'Recreate' ? [`${namespace}/${name}`] : [];
}

function membershipOf(owner: KubernetesObject): Membership {
  return { selector: (owner as Deployment).spec?.selector };
}
