// Filter DynamicResources: the devices a pod claims must be there, and free, on the node.
// After pkg/scheduler/framework/plugins/dynamicresources.

import type {
  AllocationResult,
  DeviceClass,
  DeviceRequest,
  Node,
  Pod,
  ResourceClaim,
} from '../../../schemas/built/types.js';
import { allocate, type Wishes } from '../../dynamicResources/allocate.js';
import type { Wish } from '../../dynamicResources/allocation.js';
import { type DeviceTable, readDevices } from '../../dynamicResources/devices.js';
import { canBeReserved, isReservedFor, usableClaims } from '../../dynamicResources/podClaims.js';
import type { Cluster } from '../../kernel/types.js';
import { matchesNodeTerms } from '../state/labelMatch.js';
import {
  type Attempt,
  type FilterPlugin,
  type PreFilterRejection,
  rejection,
} from '../state/plugin.js';

/** The plugin's name, which its rejections carry. */
export const dynamicResourcesName = 'DynamicResources';

const elsewhere = rejection(
  dynamicResourcesName,
  'resourceclaim not available on the node',
  'final',
);
const notEnough = rejection(dynamicResourcesName, 'cannot allocate all claims', 'final');

/** What a pod claims: what it has, and what is to be allocated for it. */
export interface ClaimedDevices {
  readonly claims: readonly ResourceClaim[];
  readonly toAllocate: readonly ResourceClaim[];
  readonly wishes: Wishes;
  readonly devices: DeviceTable;
}

/** Rejects nodes without the devices, and pods whose claims are not ready to be used. */
export const dynamicResources: FilterPlugin = {
  name: dynamicResourcesName,
  prepare(attempt) {
    if (!attempt.podClass.hasResourceClaims) {
      return undefined;
    }
    const claimed = claimedDevices(attempt);
    if ('message' in claimed) {
      return claimed;
    }
    return ({ node }) => {
      if (!claimed.claims.every(claim => isAvailable(claim, node))) {
        return elsewhere;
      }
      const found = allocateOn(claimed, node);
      if (typeof found === 'string') {
        return rejection(dynamicResourcesName, found, 'final');
      }
      return found === undefined ? notEnough : undefined;
    };
  },
};

/** What the pod claims, or why no node can give it. */
export function claimedDevices({
  pod,
  cluster,
}: Pick<Attempt, 'pod' | 'cluster'>): ClaimedDevices | PreFilterRejection {
  const claims = usableClaims(cluster, pod);
  if (typeof claims === 'string') {
    return refusal(claims);
  }
  if (claims.some(claim => isInUse(claim, pod))) {
    return refusal('resourceclaim in use');
  }
  const toAllocate = claims.filter(({ status }) => status?.allocation === undefined);
  const wishes = toAllocate.flatMap(claim =>
    (claim.spec.devices?.requests ?? []).map(request => wishesOf(cluster, claim, request)),
  );
  const fault = wishes.find(wish => typeof wish === 'string');
  return fault !== undefined
    ? refusal(fault)
    : {
        claims,
        toAllocate,
        wishes: wishes.filter(wish => typeof wish !== 'string'),
        devices: readDevices(cluster),
      };
}

/** What the claims without devices would get on the node; undefined where it has not enough; a fault in words. */
export function allocateOn(
  { toAllocate, wishes, devices }: ClaimedDevices,
  node: Node,
): readonly AllocationResult[] | string | undefined {
  return toAllocate.length === 0 ? [] : allocate(toAllocate, wishes, { devices, node });
}

/** Whether the claim has no devices yet, or they can be used from the node. */
export function isAvailable({ status }: ResourceClaim, { metadata }: Node): boolean {
  const terms = status?.allocation?.nodeSelector?.nodeSelectorTerms;
  return terms === undefined || matchesNodeTerms(terms, metadata.labels ?? {}, metadata.name ?? '');
}

function isInUse(claim: ResourceClaim, pod: Pod): boolean {
  const isAllocated = claim.status?.allocation !== undefined;
  return isAllocated && !canBeReserved(claim) && !isReservedFor(claim, pod);
}

/** The ways to serve a request, or what is wrong with it. */
function wishesOf(
  cluster: Cluster,
  claim: ResourceClaim,
  { name, exactly, firstAvailable = [] }: DeviceRequest,
): readonly Wish[] | string {
  const asks =
    exactly === undefined
      ? firstAvailable.map(ask => ({ name: `${name}/${ask.name}`, ask }))
      : [{ name, ask: exactly }];
  const wishes: Wish[] = [];
  for (const { name: wishName, ask } of asks) {
    const className = ask.deviceClassName;
    const deviceClass = cluster.get<DeviceClass>('resource.k8s.io/DeviceClass', '', className);
    if (deviceClass === undefined) {
      return `request ${wishName}: device class ${className} does not exist`;
    }
    wishes.push({ claim, name: wishName, ask, deviceClass });
  }
  return wishes;
}

function refusal(message: string): PreFilterRejection {
  return { plugin: dynamicResourcesName, message };
}
