// The resource claim controller: makes the claims that pods ask for by templates, and gives back what
// pods no longer use.
// After pkg/controller/resourceclaim.

import { isTerminal } from '../../../core/kubernetes/podPhase.js';
import type { Pod, ResourceClaim } from '../../../schemas/built/types.js';
import {
  canBeReserved,
  claimFinalizer,
  isReservedFor,
  reservedFor,
  resourceClaimKind,
  resourceClaimNames,
  usableClaims,
} from '../../dynamicResources/podClaims.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { getByKey, keyOf } from '../common/keys.js';
import { controllerOf } from '../common/ownership.js';
import { provideClaims, templateKind } from './provideClaims.js';

const none: readonly string[] = [];
const podPrefix = 'pod:';
const claimPrefix = 'claim:';

/** One controller per simulation. Its keys say whether they are a pod's or a claim's. */
export const resourceClaimController: ControllerFactory = () => ({
  name: 'resource_claim',
  pods: 'withClaims',
  watches: {
    Pod: change =>
      (change.object as Pod).spec?.resourceClaims === undefined ? none : ofPod(change),
    [resourceClaimKind]: ({ type, object }) => {
      const owner = controllerOf(object);
      const ofOwner =
        type === 'DELETED' && owner?.kind === 'Pod'
          ? [`${podPrefix}${object.metadata.namespace}/${owner.name}`]
          : none;
      return type === 'DELETED' ? ofOwner : [`${claimPrefix}${keyOf(object)}`];
    },
    [templateKind]: ({ type, object }, cluster) =>
      type === 'ADDED' ? podsWaitingFor(cluster, object.metadata) : none,
  },
  reconcile(cluster, key) {
    return key.startsWith(podPrefix)
      ? syncPod(cluster, key.slice(podPrefix.length))
      : syncClaim(cluster, key.slice(claimPrefix.length));
  },
});

function ofPod({ type, object }: ChangeNotice): readonly string[] {
  const pod = object as Pod;
  const isOver = type === 'DELETED' || isDone(pod);
  return [
    ...(isOver ? none : [`${podPrefix}${keyOf(object)}`]),
    ...(isOver
      ? resourceClaimNames(pod).map(name => `${claimPrefix}${object.metadata.namespace}/${name}`)
      : none),
  ];
}

function podsWaitingFor(
  cluster: Cluster,
  { namespace = '', name }: { readonly namespace?: string; readonly name?: string },
): readonly string[] {
  return cluster
    .list<Pod>('Pod', namespace)
    .filter(({ spec }) =>
      spec?.resourceClaims?.some(entry => entry.resourceClaimTemplateName === name),
    )
    .map(pod => `${podPrefix}${keyOf(pod)}`);
}

function syncPod(cluster: Cluster, key: string): Requeue | undefined {
  const pod = getByKey<Pod>(cluster, 'Pod', key);
  if (pod === undefined || pod.metadata.deletionTimestamp !== undefined || isDone(pod)) {
    return undefined;
  }
  const requeue = provideClaims(cluster, pod);
  if (requeue === undefined && pod.spec?.nodeName !== undefined) {
    reserveForPlaced(cluster, pod);
  }
  return requeue;
}

/** A pod that names its node itself uses the claims that have devices. */
function reserveForPlaced(cluster: Cluster, pod: Pod): void {
  const claims = usableClaims(cluster, pod);
  for (const claim of typeof claims === 'string' ? [] : claims) {
    const isAllocated = claim.status?.allocation !== undefined;
    if (isAllocated && !isReservedFor(claim, pod) && canBeReserved(claim)) {
      cluster.updateStatus<ResourceClaim>({ ...claim, status: reservedFor(claim, pod) });
    }
  }
}

function syncClaim(cluster: Cluster, key: string): undefined {
  const claim = getByKey<ResourceClaim>(cluster, resourceClaimKind, key);
  if (claim === undefined) {
    return;
  }
  const { namespace = '' } = claim.metadata;
  const consumers = claim.status?.reservedFor ?? [];
  const valid = consumers.filter(({ resource, name, uid }) => {
    const pod = cluster.get<Pod>('Pod', namespace, name);
    return resource !== 'pods' || (pod?.metadata.uid === uid && !isDone(pod));
  });
  const isGoing = claim.metadata.deletionTimestamp !== undefined;
  if (valid.length < consumers.length) {
    const { allocation, reservedFor: _, ...status } = claim.status ?? {};
    const left =
      valid.length === 0 ? status : { ...status, reservedFor: valid, ...kept({ allocation }) };
    release(cluster, cluster.updateStatus<ResourceClaim>({ ...claim, status: left }));
  } else if (isGoing && valid.length === 0 && isProtected(claim)) {
    const { allocation: _, ...status } = claim.status ?? {};
    release(cluster, cluster.updateStatus<ResourceClaim>({ ...claim, status }));
  }
  if (valid.length === 0 && !isGoing && isLeftOver(cluster, claim)) {
    cluster.delete(resourceClaimKind, { namespace, name: claim.metadata.name ?? '' });
  }
}

function kept(status: NonNullable<ResourceClaim['status']> | { allocation: undefined }): object {
  return status.allocation === undefined ? {} : status;
}

/** Takes the protection off a claim without devices. */
function release(cluster: Cluster, claim: ResourceClaim): void {
  if (claim.status?.allocation !== undefined || !isProtected(claim)) {
    return;
  }
  const { finalizers = [], ...metadata } = claim.metadata;
  const others = finalizers.filter(name => name !== claimFinalizer);
  const left = others.length === 0 ? metadata : { ...metadata, finalizers: others };
  cluster.update<ResourceClaim>({ ...claim, metadata: left });
}

function isProtected({ metadata }: ResourceClaim): boolean {
  return metadata.finalizers?.includes(claimFinalizer) === true;
}

/** Made for a pod that was replaced or will not run any more. */
function isLeftOver(cluster: Cluster, claim: ResourceClaim): boolean {
  const owner = controllerOf(claim);
  if (owner?.kind !== 'Pod') {
    return false;
  }
  const pod = cluster.get<Pod>('Pod', claim.metadata.namespace ?? '', owner.name);
  return pod !== undefined && (pod.metadata.uid !== owner.uid || isDone(pod));
}

/** None of its containers runs or ever will. */
function isDone(pod: Pod): boolean {
  const { metadata, spec } = pod;
  return (
    isTerminal(pod) || (metadata.deletionTimestamp !== undefined && (spec?.nodeName ?? '') === '')
  );
}
