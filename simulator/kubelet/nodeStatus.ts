// What a kubelet says of its node: ready, and no pressure. Posted when the node came, or came back.

import type { Node, NodeCondition } from '../../schemas/built/types.js';
import type { Cluster } from '../kernel/types.js';

const pressures: readonly [type: string, reason: string, message: string][] = [
  ['MemoryPressure', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
];

const defaultCapacity = { cpu: '4', 'ephemeral-storage': '100Gi', memory: '8Gi', pods: '110' };
const heartbeatMs = 300_000;

/** Posts the status of a node whose conditions are missing or Unknown. */
export function reportNode(cluster: Cluster, name: string): void {
  const node = cluster.get<Node>('Node', '', name);
  if (node === undefined || conditionOf(node, 'Ready')?.status === 'True') {
    return;
  }
  const healthy: NodeCondition[] = pressures.map(([type, reason, message]) =>
    withTimes(cluster, node, { type, status: 'False', reason, message }),
  );
  const ready = withTimes(cluster, node, {
    type: 'Ready',
    status: 'True',
    reason: 'KubeletReady',
    message: 'kubelet is posting ready status',
  });
  const types = [...healthy, ready].map(({ type }) => type);
  const others = (node.status?.conditions ?? []).filter(({ type }) => !types.includes(type));
  const capacity = node.status?.capacity ?? defaultCapacity;
  const status = {
    ...node.status,
    capacity,
    allocatable: node.status?.allocatable ?? capacity,
    conditions: [...others, ...healthy, ready],
  };
  const reported = cluster.updateStatus<Node>({ ...node, status });
  const message = `Node ${name} status is now: NodeReady`;
  cluster.event(reported, { type: 'Normal', reason: 'NodeReady', message });
}

/** The node as its kubelet would have posted it by now: heartbeats are never stored, but told when read. */
export function withHeartbeat(
  node: Node,
  nowMs: number,
  toTimestamp: (timeMs: number) => string,
): Node {
  if (conditionOf(node, 'Ready')?.status !== 'True') {
    return node;
  }
  const conditions = (node.status?.conditions ?? []).map(condition => {
    const sinceMs = Date.parse(condition.lastHeartbeatTime ?? '');
    const beats = Math.floor((nowMs - sinceMs) / heartbeatMs);
    return beats > 0
      ? { ...condition, lastHeartbeatTime: toTimestamp(sinceMs + beats * heartbeatMs) }
      : condition;
  });
  return { ...node, status: { ...node.status, conditions } };
}

function conditionOf(node: Node, type: string): NodeCondition | undefined {
  return node.status?.conditions?.find(condition => condition.type === type);
}

function withTimes(
  { timestamp }: Cluster,
  node: Node,
  condition: Pick<NodeCondition, 'type' | 'status' | 'reason' | 'message'>,
): NodeCondition {
  const before = conditionOf(node, condition.type);
  const lastTransitionTime =
    before?.status === condition.status ? (before.lastTransitionTime ?? timestamp) : timestamp;
  return { ...condition, lastHeartbeatTime: timestamp, lastTransitionTime };
}
