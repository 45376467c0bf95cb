// Finds or creates the ReplicaSet of the present template and numbers the revision.
// After pkg/controller/deployment/sync.go: getAllReplicaSetsAndSyncRevision, getNewReplicaSet.

import type { Deployment, ReplicaSet } from '../../../schemas/built/types.js';
import { ApiError } from '../../api/apiError.js';
import { isEqual } from '../../api/equal.js';
import { podTemplateHash } from '../../hashing/podTemplateHash.js';
import type { Cluster } from '../../kernel/types.js';
import { controllerReference, isControlledBy } from '../common/ownership.js';
import { isNamespaceTerminating } from '../common/podControl.js';
import {
  findCondition,
  hasProgressDeadline,
  progressing,
  setCondition,
} from './deploymentStatus.js';
import { fencepostsOf, isRollingUpdate, replicasOf } from './fenceposts.js';
import { type Family, familyOf, isSameTemplate, specReplicas, sum } from './replicaSets.js';
import {
  newReplicaSetAnnotations,
  nextRevision,
  replicasAnnotations,
  revisionTextOf,
  withRevision,
} from './revisions.js';
import { replicasForNewReplicaSet } from './rollingUpdate.js';

const NAME_LENGTH_MAX = 253;

/** A Deployment and its ReplicaSets as they are after the step. */
export interface Synced {
  readonly deployment: Deployment;
  readonly family: Family;
}

/** `find` leaves a template without ReplicaSet alone, `create` makes one. */
export function syncRevision(
  cluster: Cluster,
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  mode: 'find' | 'create',
): Synced {
  const family = familyOf(deployment, replicaSets);
  if (family.newReplicaSet !== undefined) {
    return syncExisting(cluster, deployment, family, family.newReplicaSet);
  }
  return mode === 'create' ? createNew(cluster, deployment, family) : { deployment, family };
}

function syncExisting(
  cluster: Cluster,
  deployment: Deployment,
  family: Family,
  existing: ReplicaSet,
): Synced {
  const { annotations = {} } = existing.metadata;
  const revision = nextRevision(family.oldReplicaSets);
  const wanted = newReplicaSetAnnotations(deployment, annotations, revision);
  const minReadySeconds = deployment.spec?.minReadySeconds;
  const isReadyTimeSame = (existing.spec?.minReadySeconds ?? 0) === (minReadySeconds ?? 0);
  if (!isEqual(annotations, wanted) || !isReadyTimeSame) {
    const metadata = { ...existing.metadata, annotations: wanted };
    const spec = withMinReadySeconds(existing, minReadySeconds);
    const newReplicaSet = cluster.update({ ...existing, metadata, spec });
    return { deployment, family: { ...family, newReplicaSet } };
  }
  const noted = withRevision(deployment, revisionTextOf(existing));
  const conditions = deployment.status?.conditions ?? [];
  if (hasProgressDeadline(deployment) && findCondition(conditions, 'Progressing') === undefined) {
    const message = `Found new replica set "${existing.metadata.name}"`;
    const found = noteProgress(cluster, noted, ['True', 'FoundNewReplicaSet', message]);
    return { deployment: cluster.updateStatus(found), family };
  }
  return { deployment: noted === deployment ? deployment : cluster.updateStatus(noted), family };
}

function withMinReadySeconds(
  replicaSet: ReplicaSet,
  minReadySeconds: number | undefined,
): NonNullable<ReplicaSet['spec']> {
  const { minReadySeconds: _, ...spec } = replicaSet.spec ?? { selector: {} };
  return minReadySeconds === undefined || minReadySeconds === 0
    ? spec
    : { ...spec, minReadySeconds };
}

function noteProgress(
  cluster: Cluster,
  deployment: Deployment,
  [status, reason, message]: readonly [status: string, reason: string, message: string],
): Deployment {
  const text = progressing(status, reason, message);
  const conditions = setCondition(deployment.status?.conditions ?? [], text, cluster.timestamp);
  return { ...deployment, status: { ...deployment.status, conditions } };
}

function createNew(cluster: Cluster, deployment: Deployment, family: Family): Synced {
  const revision = nextRevision(family.oldReplicaSets);
  const wanted = newReplicaSet(deployment, family.oldReplicaSets, revision);
  const created = createOrFind(cluster, deployment, wanted);
  const name = created.metadata.name ?? '';
  const replicas = specReplicas(created);
  if (replicas > 0) {
    const message = `Scaled up replica set ${name} from 0 to ${replicas}`;
    cluster.event(deployment, { type: 'Normal', reason: 'ScalingReplicaSet', message });
  }
  const noted = withRevision(deployment, String(revision));
  const told = hasProgressDeadline(deployment)
    ? noteProgress(cluster, noted, [
        'True',
        'NewReplicaSetCreated',
        `Created new replica set "${name}"`,
      ])
    : noted;
  return {
    deployment: told === deployment ? deployment : cluster.updateStatus(told),
    family: { ...family, newReplicaSet: created },
  };
}

function newReplicaSet(
  deployment: Deployment,
  oldReplicaSets: readonly ReplicaSet[],
  revision: number,
): ReplicaSet {
  const template = deployment.spec?.template ?? {};
  const hash = podTemplateHash(template, deployment.status?.collisionCount);
  const hashLabel = { 'pod-template-hash': hash };
  const labels = { ...template.metadata?.labels, ...hashLabel };
  const selector = deployment.spec?.selector ?? {};
  const name = deployment.metadata.name ?? '';
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${name.slice(0, NAME_LENGTH_MAX - 1 - hash.length)}-${hash}`,
      namespace: deployment.metadata.namespace ?? '',
      labels,
      annotations: {
        ...newReplicaSetAnnotations(deployment, {}, revision),
        ...replicasAnnotations(deployment),
      },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas: initialReplicas(deployment, oldReplicaSets),
      ...(deployment.spec?.minReadySeconds
        ? { minReadySeconds: deployment.spec.minReadySeconds }
        : {}),
      selector: { ...selector, matchLabels: { ...selector.matchLabels, ...hashLabel } },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
  };
}

function initialReplicas(deployment: Deployment, oldReplicaSets: readonly ReplicaSet[]): number {
  const replicas = replicasOf(deployment);
  if (!isRollingUpdate(deployment)) {
    return replicas;
  }
  const target = { ...fencepostsOf(deployment), replicas };
  return replicasForNewReplicaSet(target, 0, sum(oldReplicaSets, specReplicas));
}

/**
 * A name that is taken by the same template is ours; by another, the hash collided and is salted.
 */
function createOrFind(cluster: Cluster, deployment: Deployment, wanted: ReplicaSet): ReplicaSet {
  try {
    return cluster.create(wanted);
  } catch (error) {
    if (!(error instanceof ApiError) || isNamespaceTerminating(error)) {
      throw error;
    }
    if (error.reason !== 'AlreadyExists') {
      tellCreateError(cluster, deployment, wanted, error);
      throw error;
    }
    return existingTwin(cluster, deployment, wanted, error);
  }
}

function existingTwin(
  cluster: Cluster,
  deployment: Deployment,
  wanted: ReplicaSet,
  error: ApiError,
): ReplicaSet {
  const { namespace = '', name = '' } = wanted.metadata;
  const existing = cluster.get<ReplicaSet>('apps/ReplicaSet', namespace, name);
  if (
    existing !== undefined &&
    isControlledBy(existing, deployment) &&
    isSameTemplate(deployment.spec?.template, existing.spec?.template)
  ) {
    return existing;
  }
  const collisionCount = (deployment.status?.collisionCount ?? 0) + 1;
  cluster.updateStatus({ ...deployment, status: { ...deployment.status, collisionCount } });
  throw error;
}

function tellCreateError(
  cluster: Cluster,
  deployment: Deployment,
  wanted: ReplicaSet,
  error: ApiError,
): void {
  const reason = 'ReplicaSetCreateError';
  const message = `Failed to create new replica set "${wanted.metadata.name}": ${error.message}`;
  if (hasProgressDeadline(deployment)) {
    cluster.updateStatus(noteProgress(cluster, deployment, ['False', reason, message]));
  }
  cluster.event(deployment, { type: 'Warning', reason, message });
}
