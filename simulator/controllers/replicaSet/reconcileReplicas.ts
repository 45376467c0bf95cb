// Keeps the number of pods a ReplicaSet or a ReplicationController asks for.
// After pkg/controller/replicaset/replica_set.go.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { LabelSelector } from '../../../core/kubernetes/selector.js';
import type { Pod, PodTemplateSpec, ReplicaSetStatus } from '../../../schemas/built/types.js';
import type { ApiError } from '../../api/apiError.js';
import type { Cluster, Requeue } from '../../kernel/types.js';
import { inSteps, looksPerStep, type Steps } from '../common/inSteps.js';
import { claim, controllerOf } from '../common/ownership.js';
import {
  createPod,
  deletePod,
  isNamespaceTerminating,
  podFromTemplate,
} from '../common/podControl.js';
import { isActive, nextAvailabilityMs } from '../common/pods.js';
import { againAfter, perStep, refusalOf, slowStartInSteps } from '../common/slowStart.js';
import { omitEmpty, writeStatus } from '../common/status.js';
import type { Members } from './members.js';
import { podsToDelete } from './podsToDelete.js';
import { failureConditions, type PodCounts, tallyPods } from './replicaStatus.js';

/** At most so many pods are created or deleted at once. */
const BURST_REPLICAS = 500;

/** A ReplicaSet or a ReplicationController, seen alike. */
export interface ReplicaOwner {
  readonly object: KubernetesObject & { readonly status?: ReplicaSetStatus };
  readonly replicas: number;
  readonly minReadySeconds: number;
  readonly selector: LabelSelector | undefined;
  readonly template: PodTemplateSpec | undefined;
  /** Whether its status counts the pods that are being deleted. */
  readonly countsTerminating: boolean;
}

/**
 * One look at the pods: creates or deletes what is missing or too many, then tells the status. Where the members
 * counted along the way are not too many, the counts say it all.
 */
export function reconcileReplicas(
  cluster: Cluster,
  owner: ReplicaOwner,
  members: Members,
): Requeue | undefined {
  const counts = owner.minReadySeconds === 0 ? members.countsOf(cluster, owner) : undefined;
  const isEnough = counts !== undefined && counts.active <= owner.replicas;
  return inSteps(
    manageAndTell(cluster, owner, isEnough ? { counts, active: [] } : lookAtPods(cluster, owner)),
  );
}

/** The pods of one owner: how many stand how, and the active ones where some of them may have to go. */
interface Look {
  readonly counts: PodCounts;
  readonly active: readonly Pod[];
}

function lookAtPods(cluster: Cluster, owner: ReplicaOwner): Look {
  const { object, selector, template, minReadySeconds } = owner;
  const pods = claim<Pod>(cluster, object, { groupKind: 'Pod', selector });
  const labels = template?.metadata?.labels ?? {};
  const tally = tallyPods(pods, labels, minReadySeconds, cluster.nowMs);
  return { counts: { ...tally, active: tally.active.length }, active: tally.active };
}

function* manageAndTell(
  cluster: Cluster,
  owner: ReplicaOwner,
  look: Look,
): Steps<Requeue | undefined> {
  const { object } = owner;
  const { counts } = look;
  const refusal =
    object.metadata.deletionTimestamp === undefined
      ? yield* manageReplicas(cluster, owner, look)
      : undefined;
  writeStatus(cluster, object, nextStatus(owner, counts, refusal, cluster.timestamp));
  return againAfter(refusal, nextLook(cluster, owner, look));
}

function nextLook(cluster: Cluster, owner: ReplicaOwner, look: Look): Requeue | undefined {
  const { counts, active } = look;
  if (owner.minReadySeconds === 0 || counts.ready === counts.available) {
    return undefined;
  }
  const afterMs = nextAvailabilityMs(active, owner.minReadySeconds, cluster.nowMs);
  return { afterMs: afterMs ?? owner.minReadySeconds * 1000, firstWay: true };
}

function* manageReplicas(
  cluster: Cluster,
  owner: ReplicaOwner,
  { counts, active }: Look,
): Steps<ApiError | undefined> {
  const missing = owner.replicas - counts.active;
  if (missing > 0) {
    const count = Math.min(missing, BURST_REPLICAS);
    return yield* slowStartInSteps(count, () => createReplica(cluster, owner));
  }
  if (missing === 0) {
    return undefined;
  }
  const isLong = active.length > looksPerStep;
  if (isLong) {
    yield undefined;
  }
  const related = relatedPods(cluster, owner.object);
  const count = Math.min(-missing, BURST_REPLICAS);
  const doomed = podsToDelete(active, related, count, cluster.nowMs);
  if (isLong) {
    yield undefined;
  }
  let refusal: ApiError | undefined;
  for (const [index, pod] of doomed.entries()) {
    const answer = refusalOf(() => deletePod(cluster, owner.object, pod));
    refusal ??= answer;
    if (index % perStep === perStep - 1) {
      yield undefined;
    }
  }
  return refusal;
}

function createReplica(cluster: Cluster, owner: ReplicaOwner): void {
  const refusal = refusalOf(() => {
    createPod(cluster, owner.object, podFromTemplate(owner.template, owner.object));
  });
  if (refusal !== undefined && !isNamespaceTerminating(refusal)) {
    throw refusal;
  }
}

/** The active pods of all siblings: ReplicaSets of one Deployment spread their losses together. */
function relatedPods(cluster: Cluster, owner: KubernetesObject): readonly Pod[] {
  const controller = controllerOf(owner);
  const siblings =
    controller === undefined ? [owner] : cluster.dependents(controller.uid, 'apps/ReplicaSet');
  return siblings
    .flatMap(sibling => cluster.dependents<Pod>(sibling.metadata.uid ?? '', 'Pod'))
    .filter(isActive);
}

function nextStatus(
  owner: ReplicaOwner,
  counts: PodCounts,
  refusal: ApiError | undefined,
  timestamp: string,
): ReplicaSetStatus {
  const { object } = owner;
  const reason = counts.active < owner.replicas ? 'FailedCreate' : 'FailedDelete';
  const failure =
    refusal === undefined ? undefined : ({ reason, message: refusal.message } as const);
  const conditions = failureConditions(object.status?.conditions ?? [], failure, timestamp);
  const status: ReplicaSetStatus = {
    replicas: counts.active,
    fullyLabeledReplicas: counts.fullyLabeled,
    readyReplicas: counts.ready,
    availableReplicas: counts.available,
    ...(owner.countsTerminating ? { terminatingReplicas: counts.terminating } : {}),
    observedGeneration: object.metadata.generation ?? 0,
    conditions,
  };
  return omitEmpty(status, ['replicas', 'terminatingReplicas']);
}
