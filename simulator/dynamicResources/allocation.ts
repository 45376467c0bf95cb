// What is written into a claim of the devices it got.

import type { Quantity } from '../../core/kubernetes/quantity.js';
import type {
  AllocationResult,
  DeviceAllocationConfiguration,
  DeviceClass,
  DeviceRequestAllocationResult,
  ExactDeviceRequest,
  Node,
  NodeSelector,
  NodeSelectorTerm,
  ResourceClaim,
} from '../../schemas/built/types.js';
import { toTexts } from './capacity.js';
import type { KnownDevice } from './devices.js';

/** What one request asks for, in one of the ways it may be served. */
export interface Wish {
  readonly claim: ResourceClaim;
  /** `gpu`, or `gpu/large` where the request has alternatives. */
  readonly name: string;
  readonly ask: ExactDeviceRequest;
  readonly deviceClass: DeviceClass;
}

/** A device for a wish. */
export interface Grant {
  readonly wish: Wish;
  readonly found: KnownDevice;
  /** What it takes of a device that serves several. */
  readonly consumed?: ReadonlyMap<string, Quantity> | undefined;
}

/** The allocation of one claim, of what was granted to all claims of a pod. */
export function allocationOf(
  claim: ResourceClaim,
  all: readonly Grant[],
  node: Node,
): AllocationResult {
  const grants = all.filter(({ wish }) => wish.claim === claim);
  const config = configOf(claim, grants);
  const nodeSelector = nodeSelectorOf(grants, node);
  return {
    devices: {
      ...(config.length === 0 ? {} : { config }),
      results: grants.map(({ wish, found, consumed }) => ({
        ...(wish.ask.adminAccess === true ? { adminAccess: true } : {}),
        ...bindingOf(found),
        ...(consumed === undefined ? {} : { consumedCapacity: toTexts(consumed) }),
        device: found.device.name,
        driver: found.driver,
        pool: found.pool,
        request: wish.name,
        ...(wish.ask.tolerations === undefined ? {} : { tolerations: wish.ask.tolerations }),
      })),
    },
    ...(nodeSelector === undefined ? {} : { nodeSelector }),
  };
}

/** What the device's driver must say before the pod is bound. */
function bindingOf({ device }: KnownDevice): Partial<DeviceRequestAllocationResult> {
  const { bindingConditions, bindingFailureConditions } = device;
  return {
    ...(bindingConditions === undefined ? {} : { bindingConditions }),
    ...(bindingFailureConditions === undefined ? {} : { bindingFailureConditions }),
  };
}

function configOf(
  claim: ResourceClaim,
  grants: readonly Grant[],
): readonly DeviceAllocationConfiguration[] {
  const wishes = [...new Map(grants.map(({ wish }) => [wish.name, wish])).values()];
  return [
    ...wishes.flatMap(({ name, deviceClass }) =>
      (deviceClass.spec.config ?? []).map(config => ({
        ...config,
        requests: [name],
        source: 'FromClass',
      })),
    ),
    ...(claim.spec.devices?.config ?? []).map(config => ({ ...config, source: 'FromClaim' })),
  ];
}

/** The nodes from which all devices can be used; undefined: all. */
function nodeSelectorOf(grants: readonly Grant[], node: Node): NodeSelector | undefined {
  const reaches = grants.map(({ found }) => found.reach);
  const binds = grants.some(({ found }) => found.device.bindsToNode === true);
  const nodeName = binds
    ? node.metadata.name
    : reaches.find(reach => reach.nodeName !== undefined)?.nodeName;
  if (nodeName !== undefined) {
    const matchFields = [{ key: 'metadata.name', operator: 'In', values: [nodeName] }];
    return { nodeSelectorTerms: [{ matchFields }] };
  }
  const terms = reaches.flatMap(({ nodeSelector }) => nodeSelector?.nodeSelectorTerms ?? []);
  const matchExpressions = distinct(terms, ({ matchExpressions: found }) => found);
  const matchFields = distinct(terms, ({ matchFields: found }) => found);
  if (matchExpressions.length + matchFields.length === 0) {
    return undefined;
  }
  const term = {
    ...(matchExpressions.length === 0 ? {} : { matchExpressions }),
    ...(matchFields.length === 0 ? {} : { matchFields }),
  };
  return { nodeSelectorTerms: [term] };
}

type Requirements = NonNullable<NodeSelectorTerm['matchExpressions']>;

function distinct(
  terms: readonly NodeSelectorTerm[],
  part: (term: NodeSelectorTerm) => Requirements | undefined,
): Requirements {
  const all = terms.flatMap(term => part(term) ?? []);
  return [...new Map(all.map(each => [JSON.stringify(each), each])).values()];
}
