// What a Deployment says of its rollout: counts and the conditions Available, Progressing and
// ReplicaFailure.
// After pkg/controller/deployment/{sync,progress}.go.

import type {
  Deployment,
  DeploymentCondition,
  DeploymentStatus,
  ReplicaSet,
} from '../../../schemas/built/types.js';
import { timeMs } from '../common/pods.js';
import { omitEmpty } from '../common/status.js';
import { fencepostsOf, replicasOf } from './fenceposts.js';
import { allOf, availableOf, type Family, specReplicas, sum } from './replicaSets.js';

/** A deadline of this many seconds is none: it is what older API versions default to. */
const NO_DEADLINE_SECONDS = 2147483647;

type Conditions = readonly DeploymentCondition[];

/** When it is, in both forms. */
export interface Moment {
  readonly nowMs: number;
  readonly timestamp: string;
}

/** A condition before its times are known. */
export type ConditionText = Pick<DeploymentCondition, 'type' | 'status' | 'reason' | 'message'>;

/** Counts and the Available condition; the other conditions stay as they are. */
export function computeStatus(
  deployment: Deployment,
  family: Family,
  timestamp: string,
): DeploymentStatus {
  const all = allOf(family);
  const available = sum(all, availableOf);
  const { collisionCount, conditions = [] } = deployment.status ?? {};
  const status: DeploymentStatus = {
    observedGeneration: deployment.metadata.generation ?? 0,
    replicas: sum(all, actualReplicas),
    updatedReplicas: family.newReplicaSet === undefined ? 0 : actualReplicas(family.newReplicaSet),
    readyReplicas: sum(all, replicaSet => replicaSet.status?.readyReplicas ?? 0),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, sum(all, specReplicas) - available),
    ...terminatingReplicas(all),
    conditions: setCondition(conditions, availability(deployment, available), timestamp),
    ...(collisionCount === undefined ? {} : { collisionCount }),
  };
  return omitEmpty(status, ['terminatingReplicas', 'collisionCount']);
}

export function actualReplicas(replicaSet: ReplicaSet): number {
  return replicaSet.status?.replicas ?? 0;
}

/** Unknown as long as one ReplicaSet has not counted its own. */
function terminatingReplicas(all: readonly ReplicaSet[]): { terminatingReplicas?: number } {
  if (all.some(replicaSet => replicaSet.status?.terminatingReplicas === undefined)) {
    return {};
  }
  const count = sum(all, replicaSet => replicaSet.status?.terminatingReplicas ?? 0);
  return { terminatingReplicas: count };
}

function availability(deployment: Deployment, available: number): ConditionText {
  const needed = replicasOf(deployment) - fencepostsOf(deployment).maxUnavailable;
  return available >= needed
    ? {
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      };
}

/** The status during a rollout: with progress, completion or the passed deadline told. */
export function computeRolloutStatus(
  deployment: Deployment,
  family: Family,
  moment: Moment,
): DeploymentStatus {
  const status = computeStatus(deployment, family, moment.timestamp);
  const progressed = hasProgressDeadline(deployment)
    ? progressConditions(deployment, family, status, moment)
    : withoutCondition(status.conditions ?? [], 'Progressing');
  const failure = replicaFailure(family);
  const conditions =
    failure === undefined
      ? withoutCondition(progressed, 'ReplicaFailure')
      : setTimedCondition(progressed, failure);
  return { ...status, conditions };
}

function progressConditions(
  deployment: Deployment,
  family: Family,
  status: DeploymentStatus,
  moment: Moment,
): Conditions {
  const conditions = status.conditions ?? [];
  const current = findCondition(deployment.status?.conditions, 'Progressing');
  const isComplete =
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) &&
    current?.reason === 'NewReplicaSetAvailable';
  if (isComplete) {
    return conditions;
  }
  const name = family.newReplicaSet?.metadata.name;
  const subject =
    name === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${name}"`;
  if (isDeploymentComplete(deployment, status)) {
    const message = `${subject} has successfully progressed.`;
    const text = progressing('True', 'NewReplicaSetAvailable', message);
    return setCondition(conditions, text, moment.timestamp);
  }
  if (hasProgressed(deployment.status ?? {}, status)) {
    const text = progressing('True', 'ReplicaSetUpdated', `${subject} is progressing.`);
    return refreshCondition(conditions, text, moment.timestamp);
  }
  if (hasTimedOut(deployment, current, moment.nowMs)) {
    const message = `${subject} has timed out progressing.`;
    const text = progressing('False', 'ProgressDeadlineExceeded', message);
    return setCondition(conditions, text, moment.timestamp);
  }
  return conditions;
}

/** A Progressing condition. */
export function progressing(status: string, reason: string, message: string): ConditionText {
  return { type: 'Progressing', status, reason, message };
}

/** Every replica is of the new template, and available. */
export function isDeploymentComplete(deployment: Deployment, status: DeploymentStatus): boolean {
  const replicas = replicasOf(deployment);
  return (
    (status.updatedReplicas ?? 0) === replicas &&
    (status.replicas ?? 0) === replicas &&
    (status.availableReplicas ?? 0) === replicas &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

function hasProgressed(before: DeploymentStatus, after: DeploymentStatus): boolean {
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    oldReplicasOf(after) < oldReplicasOf(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

function oldReplicasOf(status: DeploymentStatus): number {
  return (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
}

function hasTimedOut(
  deployment: Deployment,
  current: DeploymentCondition | undefined,
  nowMs: number,
): boolean {
  if (current === undefined || current.reason === 'NewReplicaSetAvailable') {
    return false;
  }
  return current.reason === 'ProgressDeadlineExceeded' || deadlineMs(deployment, current) < nowMs;
}

function deadlineMs(deployment: Deployment, current: DeploymentCondition): number {
  return timeMs(current.lastUpdateTime) + (deployment.spec?.progressDeadlineSeconds ?? 0) * 1000;
}

/** Virtual milliseconds until the deadline is worth another look; undefined when none runs. */
export function deadlineCheckMs(deployment: Deployment, nowMs: number): number | undefined {
  const current = findCondition(deployment.status?.conditions, 'Progressing');
  if (
    !hasProgressDeadline(deployment) ||
    current === undefined ||
    current.reason === 'ProgressDeadlineExceeded' ||
    isDeploymentComplete(deployment, deployment.status ?? {})
  ) {
    return undefined;
  }
  return Math.max(0, deadlineMs(deployment, current) - nowMs) + 1000;
}

export function hasProgressDeadline(deployment: Deployment): boolean {
  const seconds = deployment.spec?.progressDeadlineSeconds;
  return seconds !== undefined && seconds !== NO_DEADLINE_SECONDS;
}

/** The new ReplicaSet's failure, else an old one's. */
function replicaFailure(family: Family): DeploymentCondition | undefined {
  const { newReplicaSet, oldReplicaSets } = family;
  const ordered = newReplicaSet === undefined ? oldReplicaSets : [newReplicaSet, ...oldReplicaSets];
  for (const replicaSet of ordered) {
    const failure = replicaSet.status?.conditions?.find(({ type }) => type === 'ReplicaFailure');
    if (failure !== undefined) {
      const { lastTransitionTime = '' } = failure;
      return { ...failure, lastTransitionTime, lastUpdateTime: lastTransitionTime };
    }
  }
  return undefined;
}

export function findCondition(
  conditions: Conditions | undefined,
  type: string,
): DeploymentCondition | undefined {
  return conditions?.find(condition => condition.type === type);
}

/** Sets a condition; nothing changes while status and reason stay the same. */
export function setCondition(
  conditions: Conditions,
  text: ConditionText,
  timestamp: string,
): Conditions {
  return setTimedCondition(conditions, {
    ...text,
    lastUpdateTime: timestamp,
    lastTransitionTime: timestamp,
  });
}

function setTimedCondition(conditions: Conditions, condition: DeploymentCondition): Conditions {
  const current = findCondition(conditions, condition.type);
  if (current?.status === condition.status && current.reason === condition.reason) {
    return conditions;
  }
  const kept = current?.status === condition.status ? current.lastTransitionTime : undefined;
  const lastTransitionTime = kept ?? condition.lastTransitionTime ?? '';
  const others = withoutCondition(conditions, condition.type);
  return [...others, { ...condition, lastTransitionTime }];
}

/**
 * Sets a condition and its lastUpdateTime even where it says the same as before: there was
 * progress.
 */
function refreshCondition(
  conditions: Conditions,
  text: ConditionText,
  timestamp: string,
): Conditions {
  const current = findCondition(conditions, text.type);
  const since = current?.status === text.status ? current.lastTransitionTime : undefined;
  const times = { lastUpdateTime: timestamp, lastTransitionTime: since ?? timestamp };
  return [...withoutCondition(conditions, text.type), { ...text, ...times }];
}

export function withoutCondition(conditions: Conditions, type: string): Conditions {
  return conditions.filter(condition => condition.type !== type);
}
