// Devices that are ready only after a while: their drivers say so by conditions, and the pod is bound no sooner.
// After pkg/scheduler/framework/plugins/dynamicresources: isPodReadyForBinding.

import type {
  Condition,
  DeviceRequestAllocationResult,
  Pod,
  ResourceClaim,
} from '../../schemas/built/types.js';
import { resourceClaimKind, resourceClaimNames } from '../dynamicResources/podClaims.js';
import type { Cluster } from '../kernel/types.js';

/** So long a pod waits for its devices. */
const bindingTimeoutMs = 600_000;

/** Whether the pod's devices are ready; a fault in words where they never will be, with the claim to give back. */
export type DeviceBinding =
  | { readonly state: 'ready' }
  | { readonly state: 'waiting'; readonly untilMs: number }
  | { readonly state: 'failed'; readonly fault: string; readonly claim: ResourceClaim };

/** How far the devices of the pod are. */
export function deviceBindingOf(cluster: Cluster, pod: Pod): DeviceBinding {
  for (const name of resourceClaimNames(pod)) {
    const { namespace = '' } = pod.metadata;
    const claim = cluster.get<ResourceClaim>(resourceClaimKind, namespace, name);
    const binding = claim === undefined ? ready : claimBinding(claim, cluster.nowMs);
    if (binding.state !== 'ready') {
      return binding;
    }
  }
  return ready;
}

/** Whether the claim has devices that are ready only after a while. */
export function hasBindingConditions({ status }: ResourceClaim): boolean {
  return (status?.allocation?.devices?.results ?? []).some(isConditional);
}

const ready: DeviceBinding = { state: 'ready' };

function claimBinding(claim: ResourceClaim, nowMs: number): DeviceBinding {
  const { status, metadata } = claim;
  const since = Date.parse(status?.allocation?.allocationTimestamp ?? '');
  const untilMs = (Number.isNaN(since) ? nowMs : since) + bindingTimeoutMs;
  for (const result of (status?.allocation?.devices?.results ?? []).filter(isConditional)) {
    const conditions = conditionsOf(claim, result);
    const failed = conditions.find(
      ({ type, status: value }) =>
        value === 'True' && (result.bindingFailureConditions ?? []).includes(type),
    );
    if (failed !== undefined) {
      const why = `reason=${failed.reason}, message=${JSON.stringify(failed.message)}`;
      const fault = `claim ${metadata.name} binding failed: ${why}`;
      return { state: 'failed', fault, claim };
    }
    const isMet = (wanted: string): boolean =>
      conditions.some(({ type, status: value }) => type === wanted && value === 'True');
    if (!(result.bindingConditions ?? []).every(isMet)) {
      return nowMs < untilMs
        ? { state: 'waiting', untilMs }
        : { state: 'failed', fault: `claim ${metadata.name} binding timeout`, claim };
    }
  }
  return ready;
}

function isConditional({ bindingConditions = [] }: DeviceRequestAllocationResult): boolean {
  return bindingConditions.length > 0;
}

function conditionsOf(
  { status }: ResourceClaim,
  { driver, pool, device, shareID }: DeviceRequestAllocationResult,
): readonly Condition[] {
  const found = status?.devices?.find(
    told =>
      told.driver === driver &&
      told.pool === pool &&
      told.device === device &&
      told.shareID === shareID,
  );
  return found?.conditions ?? [];
}
