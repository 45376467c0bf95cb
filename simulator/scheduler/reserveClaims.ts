// The devices of a pod that has found its node: given to its claims, which are reserved for it, before it is bound.
// And taken back from claims that nobody uses and that keep a pod from the nodes there are.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { AllocationResult, Pod, ResourceClaim } from '../../schemas/built/types.js';
import { claimFinalizer, isReservedFor, reservedFor } from '../dynamicResources/podClaims.js';
import type { Cluster } from '../kernel/types.js';
import { allocateOn, claimedDevices, isAvailable } from './filters/dynamicResources.js';
import type { NodeState } from './state/nodeTable.js';
import type { Attempt } from './state/plugin.js';

/** Allocates and reserves all claims of the pod for the node. */
export function reserveClaims(attempt: Attempt, { node }: NodeState): void {
  const claimed = claimedDevices(attempt);
  if ('message' in claimed) {
    return;
  }
  const allocations = allocateOn(claimed, node);
  for (const claim of claimed.claims) {
    const at = claimed.toAllocate.indexOf(claim);
    const allocation = typeof allocations === 'object' ? allocations[at] : undefined;
    if (!isReservedFor(claim, attempt.pod)) {
      reserve(attempt, claim, allocation);
    }
  }
}

/** What becomes of the claims of a pod that no node takes. */
export interface ClaimsLeft {
  /** The words for it. */
  readonly message: string;
  /** A claim that nobody uses and that may help when it is allocated anew. */
  readonly idle?: ResourceClaim;
}

/** What there is to say of the pod's claims where no node takes it. */
export function claimsLeft(attempt: Attempt): ClaimsLeft {
  const claimed = attempt.podClass.hasResourceClaims ? claimedDevices(attempt) : undefined;
  if (claimed === undefined || 'message' in claimed) {
    return { message: 'no new claims to deallocate' };
  }
  const nodes = attempt.state.nodes.ordered();
  const idle = claimed.claims.find(
    claim => isFree(claim, attempt.pod) && nodes.some(({ node }) => !isAvailable(claim, node)),
  );
  return idle === undefined
    ? { message: 'still not schedulable' }
    : { message: 'deallocation of ResourceClaim completed', idle };
}

/** Takes the devices back from a claim. */
export function deallocate(cluster: Cluster, claim: ResourceClaim): void {
  const { allocation: _, reservedFor: _consumers, devices: _told, ...status } = claim.status ?? {};
  cluster.updateStatus<ResourceClaim & KubernetesObject>({ ...claim, status });
}

function isFree({ status }: ResourceClaim, pod: Pod): boolean {
  return (status?.reservedFor ?? []).every(({ uid }) => uid === pod.metadata.uid);
}

function reserve(
  { cluster, pod }: { readonly cluster: Cluster; readonly pod: Pod },
  claim: ResourceClaim,
  allocation: AllocationResult | undefined,
): void {
  const finalizers = claim.metadata.finalizers ?? [];
  const kept = finalizers.includes(claimFinalizer)
    ? claim
    : cluster.update<ResourceClaim & KubernetesObject>({
        ...claim,
        metadata: { ...claim.metadata, finalizers: [...finalizers, claimFinalizer] },
      });
  const status = reservedFor(kept, pod);
  const timed = allocation && {
    ...withShares(allocation, cluster),
    allocationTimestamp: cluster.timestamp,
  };
  cluster.updateStatus<ResourceClaim & KubernetesObject>({
    ...kept,
    status: { ...status, ...(timed === undefined ? {} : { allocation: timed }) },
  });
}

/** Each part of a device that serves several has an identity. */
function withShares(allocation: AllocationResult, { random }: Cluster): AllocationResult {
  const { devices } = allocation;
  const results = devices?.results ?? [];
  if (results.every(({ consumedCapacity }) => consumedCapacity === undefined)) {
    return allocation;
  }
  const shared = results.map(result =>
    result.consumedCapacity === undefined ? result : { ...result, shareID: random.uuid() },
  );
  return { ...allocation, devices: { ...devices, results: shared } };
}
