// Making and deleting the pods of a StatefulSet with their claims, and the events that tell of it.
// After pkg/controller/statefulset/stateful_pod_control.go.

import type { OwnerReference } from '../../../core/kubernetes/object.js';
import type { PersistentVolumeClaim, Pod, StatefulSet } from '../../../schemas/built/types.js';
import { ApiError } from '../../api/apiError.js';
import type { Cluster } from '../../kernel/types.js';
import { refusalOf } from '../common/slowStart.js';
import { claimOwner, claimReferences, isStaleClaim } from './claimOwners.js';
import {
  claimsOf,
  identityLabels,
  isIdentified,
  isInRange,
  ordinalOf,
  rangeOf,
} from './identity.js';

const CLAIM = 'PersistentVolumeClaim';

/** Creates the claims that are missing, then the pod. Refusals are told and thrown. */
export function createStatefulPod(cluster: Cluster, set: StatefulSet, pod: Pod): void {
  const refusal = refusalOf(() => {
    createMissingClaims(cluster, set, pod);
    const created = cluster.create(pod);
    keepClaimOwners(cluster, set, created);
  });
  if (refusal?.reason !== 'AlreadyExists') {
    tellPod(cluster, set, pod, ['Create', refusal]);
  }
  if (refusal !== undefined) {
    throw refusal;
  }
}

/** Deletes the pod. Refusals are told and thrown. */
export function deleteStatefulPod(cluster: Cluster, set: StatefulSet, pod: Pod): void {
  const { namespace = '', name = '' } = pod.metadata;
  const refusal = refusalOf(() => cluster.delete('Pod', { namespace, name }));
  tellPod(cluster, set, pod, ['Delete', refusal]);
  if (refusal !== undefined) {
    throw refusal;
  }
}

/**
 * Gives a pod back the labels that say which one it is, and its claims their owners. Refusals are
 * told and thrown.
 */
export function identifyStatefulPod(cluster: Cluster, set: StatefulSet, pod: Pod): void {
  const refusal = refusalOf(() => {
    keepClaimOwners(cluster, set, pod);
    if (!isIdentified(pod)) {
      const { name = '' } = pod.metadata;
      const labels = { ...pod.metadata.labels, ...identityLabels(name, ordinalOf(pod) ?? 0) };
      cluster.update({ ...pod, metadata: { ...pod.metadata, labels } });
    }
  });
  tellPod(cluster, set, pod, ['Update', refusal]);
  if (refusal !== undefined) {
    throw refusal;
  }
}

/** Creates the claims of the pod that do not exist. */
export function createMissingClaims(cluster: Cluster, set: StatefulSet, pod: Pod): void {
  const faults: string[] = [];
  for (const claim of claimsOf(set, ordinalOf(pod) ?? 0)) {
    const { namespace = '', name = '' } = claim.metadata;
    const existing = cluster.get(CLAIM, namespace, name);
    if (existing?.metadata.deletionTimestamp !== undefined) {
      faults.push(`pvc ${name} is being deleted`);
    } else if (existing === undefined) {
      const refusal = refusalOf(() => cluster.create(claim));
      tellClaim(cluster, set, { claim, pod }, refusal);
      faults.push(
        ...(refusal === undefined ? [] : [`failed to create PVC ${name}: ${refusal.message}`]),
      );
    }
  }
  if (faults.length > 0) {
    const text = faults.length === 1 ? faults[0] : `[${faults.join(', ')}]`;
    throw new ApiError(500, 'InternalError', text ?? '');
  }
}

/** Whether a claim of the pod still belongs to an earlier pod of its name. */
export function hasStaleClaim(cluster: Cluster, set: StatefulSet, pod: Pod): boolean {
  const policy = set.spec?.persistentVolumeClaimRetentionPolicy;
  return (
    policy?.whenScaled === 'Delete' &&
    existingClaims(cluster, set, pod).some(claim => isStaleClaim(claim, pod))
  );
}

/** Whether the pod's claims have the owners that the retention policy asks for. */
export function hasOwnedClaims(cluster: Cluster, set: StatefulSet, pod: Pod): boolean {
  return misownedClaims(cluster, set, pod).length === 0;
}

/** Gives the pod's claims the owners that the retention policy asks for. */
export function keepClaimOwners(cluster: Cluster, set: StatefulSet, pod: Pod): void {
  for (const { claim, references } of misownedClaims(cluster, set, pod)) {
    const { ownerReferences: _, ...metadata } = claim.metadata;
    const owners = references.length === 0 ? {} : { ownerReferences: references };
    cluster.update({ ...claim, metadata: { ...metadata, ...owners } });
  }
}

interface MisownedClaim {
  readonly claim: PersistentVolumeClaim;
  readonly references: readonly OwnerReference[];
}

function misownedClaims(cluster: Cluster, set: StatefulSet, pod: Pod): readonly MisownedClaim[] {
  if ((set.spec?.volumeClaimTemplates ?? []).length === 0) {
    return [];
  }
  const isCondemned = !isInRange(rangeOf(set), ordinalOf(pod) ?? 0);
  const owner = claimOwner(set, pod, isCondemned);
  return existingClaims(cluster, set, pod).flatMap(claim => {
    const references = claimReferences(claim, owner, [set, pod]);
    return references === undefined ? [] : [{ claim, references }];
  });
}

/** The claims of the pod that there are. */
export function existingClaims(
  cluster: Cluster,
  set: StatefulSet,
  pod: Pod,
): readonly PersistentVolumeClaim[] {
  return claimsOf(set, ordinalOf(pod) ?? 0).flatMap(({ metadata }) => {
    const { namespace = '', name = '' } = metadata;
    const claim = cluster.get<PersistentVolumeClaim>(CLAIM, namespace, name);
    return claim === undefined ? [] : [claim];
  });
}

type Outcome = readonly [verb: 'Create' | 'Update' | 'Delete', refusal: ApiError | undefined];

function tellPod(cluster: Cluster, set: StatefulSet, pod: Pod, [verb, refusal]: Outcome): void {
  const subject = `${verb} Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name}`;
  if (refusal === undefined) {
    const message = `${subject} successful`;
    cluster.event(set, { type: 'Normal', reason: `Successful${verb}`, message });
    return;
  }
  const message = `${subject} failed error: ${refusal.message}`;
  cluster.event(set, { type: 'Warning', reason: `Failed${verb}`, message });
}

function tellClaim(
  cluster: Cluster,
  set: StatefulSet,
  { claim, pod }: { readonly claim: PersistentVolumeClaim; readonly pod: Pod },
  refusal: ApiError | undefined,
): void {
  const where = `Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name}`;
  const { name } = claim.metadata;
  if (refusal === undefined) {
    const message = `Create Claim ${name} ${where} success`;
    cluster.event(set, { type: 'Normal', reason: 'SuccessfulCreate', message });
  } else if (refusal.reason !== 'AlreadyExists') {
    const message = `Create Claim ${name} for ${where} failed error: ${refusal.message}`;
    cluster.event(set, { type: 'Warning', reason: 'FailedCreate', message });
  }
}
