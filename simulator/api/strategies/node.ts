// Nodes: the kubelet registers them with their status; what it leaves out is shown empty.

import { storedResourceQuantity } from '../../../core/kubernetes/quantity.js';
import type { Strategy } from './strategy.js';

export const node: Strategy = {
  status: 'separate',
  initialStatus: object => withDefaults((object['status'] ?? {}) as StatusFields),
};

interface StatusFields {
  readonly capacity?: Readonly<Record<string, string>>;
  readonly allocatable?: Readonly<Record<string, string>>;
  readonly conditions?: readonly object[];
  readonly daemonEndpoints?: object;
  readonly nodeInfo?: object;
}

function withDefaults(status: StatusFields): object {
  const { capacity, conditions } = status;
  const allocatable = status.allocatable ?? capacity;
  return {
    ...status,
    ...(capacity && { capacity: stored(capacity) }),
    ...(allocatable && { allocatable: stored(allocatable) }),
    ...(conditions && { conditions: conditions.map(withTimes) }),
    daemonEndpoints: { kubeletEndpoint: { Port: 0 }, ...status.daemonEndpoints },
    nodeInfo: { ...emptyInfo, ...status.nodeInfo },
  };
}

function stored(list: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(list);
  return Object.fromEntries(entries.map(([name, text]) => [name, storedResourceQuantity(text)]));
}

function withTimes(condition: object): object {
  return { lastHeartbeatTime: null, lastTransitionTime: null, ...condition };
}

const emptyInfo = {
  machineID: '',
  systemUUID: '',
  bootID: '',
  kernelVersion: '',
  osImage: '',
  containerRuntimeVersion: '',
  kubeletVersion: '',
  kubeProxyVersion: '',
  operatingSystem: '',
  architecture: '',
};
