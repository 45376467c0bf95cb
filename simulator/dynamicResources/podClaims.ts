// The ResourceClaims of a pod: named by it, or made for it from a template. For scheduler and controller.
// After dynamic-resource-allocation/resourceclaim/claim.go.

import type { Pod, PodResourceClaim, ResourceClaim } from '../../schemas/built/types.js';
import type { Cluster } from '../kernel/types.js';

export const resourceClaimKind = 'resource.k8s.io/ResourceClaim';
/** Keeps an allocated claim until its devices are given back. */
export const claimFinalizer = 'resource.kubernetes.io/delete-protection';
/** Ties a claim to the entry of the pod it was made for. */
export const podClaimAnnotation = 'resource.kubernetes.io/pod-claim-name';
/** How many pods may share a claim. */
const consumersMax = 256;

/** The name of the claim of an entry; undefined while it is not created, null where none is needed. */
export function claimNameOf(pod: Pod, entry: PodResourceClaim): string | null | undefined {
  if (entry.resourceClaimName !== undefined) {
    return entry.resourceClaimName;
  }
  const status = pod.status?.resourceClaimStatuses?.find(({ name }) => name === entry.name);
  return status === undefined ? undefined : (status.resourceClaimName ?? null);
}

/** The names of the pod's claims that are known. */
export function resourceClaimNames(pod: Pod): readonly string[] {
  return (pod.spec?.resourceClaims ?? []).flatMap(entry => claimNameOf(pod, entry) ?? []);
}

/** The claims of the pod, or why they cannot be used at the moment, in words. */
export function usableClaims(cluster: Cluster, pod: Pod): readonly ResourceClaim[] | string {
  const { namespace = '', name: podName } = pod.metadata;
  const claims: ResourceClaim[] = [];
  for (const entry of pod.spec?.resourceClaims ?? []) {
    const name = claimNameOf(pod, entry);
    if (name === undefined) {
      return `pod "${namespace}/${podName}": ResourceClaim not created yet`;
    }
    const claim =
      name === null ? null : cluster.get<ResourceClaim>(resourceClaimKind, namespace, name);
    if (claim === undefined) {
      return `could not find v1.ResourceClaim "${namespace}/${name}"`;
    }
    if (claim === null) {
      continue;
    }
    if (claim.metadata.deletionTimestamp !== undefined) {
      return `resourceclaim "${name}" is being deleted`;
    }
    const fault = entry.resourceClaimName === undefined ? foreignFault(pod, claim) : undefined;
    if (fault !== undefined) {
      return fault;
    }
    if (!claims.includes(claim)) {
      claims.push(claim);
    }
  }
  return claims;
}

/** Says so of a claim that was not made for the pod. */
export function foreignFault(pod: Pod, claim: ResourceClaim): string | undefined {
  const isOwn = claim.metadata.ownerReferences?.some(
    ({ uid, controller }) => controller === true && uid === pod.metadata.uid,
  );
  const { namespace, name } = pod.metadata;
  return isOwn === true
    ? undefined
    : `ResourceClaim ${namespace}/${claim.metadata.name} was not created for Pod ${namespace}/${name} (Pod is not owner)`;
}

/** Whether one more pod may use the claim. */
export function canBeReserved({ status }: ResourceClaim): boolean {
  return (status?.reservedFor?.length ?? 0) < consumersMax;
}

/** Whether the pod may use the claim already. */
export function isReservedFor({ status }: ResourceClaim, pod: Pod): boolean {
  return status?.reservedFor?.some(({ uid }) => uid === pod.metadata.uid) ?? false;
}

/** The claim's status with the pod among its consumers. */
export function reservedFor(claim: ResourceClaim, pod: Pod): ResourceClaim['status'] {
  const { name = '', uid = '' } = pod.metadata;
  const before = claim.status?.reservedFor ?? [];
  return { ...claim.status, reservedFor: [...before, { name, resource: 'pods', uid }] };
}
