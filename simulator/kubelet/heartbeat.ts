// Heartbeats of healthy nodes: never stored, told when a Node or its Lease is read. An idle day costs nothing.
// https://kubernetes.io/docs/reference/node/node-status/#heartbeats

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import type { Lease, Node } from '../../schemas/built/types.js';
import { toMicroTimestamp, toTimestamp } from '../kernel/kernel.js';
import { failedNodeAnnotation } from '../kernel/types.js';

/** Where the Leases of nodes are. */
export const leaseNamespace = 'kube-node-lease';

const statusPeriodMs = 300_000;
const renewPeriodMs = 10_000;

/** The object as its kubelet would have posted it by now; any other object as it is. */
export function withHeartbeat(object: KubernetesObject, nowMs: number): KubernetesObject {
  if (object.metadata.annotations?.[failedNodeAnnotation] !== undefined) {
    return object;
  }
  if (object.kind === 'Node') {
    return beatingNode(object as Node, nowMs);
  }
  const isNodeLease = object.kind === 'Lease' && object.metadata.namespace === leaseNamespace;
  return isNodeLease ? renewedLease(object as Lease, nowMs) : object;
}

function beatingNode(node: Node, nowMs: number): KubernetesObject {
  const conditions = node.status?.conditions ?? [];
  if (!conditions.some(({ type, status }) => type === 'Ready' && status === 'True')) {
    return node;
  }
  const beating = conditions.map(condition => {
    const beatMs = lastBeatMs(condition.lastHeartbeatTime, statusPeriodMs, nowMs);
    return beatMs === undefined
      ? condition
      : { ...condition, lastHeartbeatTime: toTimestamp(beatMs) };
  });
  return { ...node, status: { ...node.status, conditions: beating } };
}

function renewedLease(lease: Lease, nowMs: number): KubernetesObject {
  const beatMs = lastBeatMs(lease.spec?.renewTime, renewPeriodMs, nowMs);
  return beatMs === undefined
    ? lease
    : { ...lease, spec: { ...lease.spec, renewTime: toMicroTimestamp(beatMs) } };
}

/** The last beat of a series that began at a time; undefined while that is the first. */
function lastBeatMs(
  since: string | undefined,
  periodMs: number,
  nowMs: number,
): number | undefined {
  const sinceMs = Date.parse(since ?? '');
  const beats = Math.floor((nowMs - sinceMs) / periodMs);
  return beats > 0 ? sinceMs + beats * periodMs : undefined;
}
