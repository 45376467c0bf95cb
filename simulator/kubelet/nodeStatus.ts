// What a kubelet says of its node: ready, and no pressure. Posted when the node came, or came back.

import type { Lease, Node, NodeCondition } from '../../schemas/built/types.js';
import { toMicroTimestamp } from '../kernel/kernel.js';
import { type Cluster, failedNodeAnnotation } from '../kernel/types.js';
import { leaseNamespace } from './heartbeat.js';

const pressures: readonly [type: string, reason: string, message: string][] = [
  ['MemoryPressure', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
];

const defaultCapacity = { cpu: '4', 'ephemeral-storage': '100Gi', memory: '8Gi', pods: '110' };

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

/** Keeps the Lease by which a node shows that it lives; `failed`: it stops being renewed. */
export function keepLease(cluster: Cluster, node: Node, state: 'alive' | 'failed'): void {
  const { name = '', uid = '' } = node.metadata;
  const stored = cluster.get<Lease>('coordination.k8s.io/Lease', leaseNamespace, name);
  const renewTime = toMicroTimestamp(cluster.nowMs);
  const annotations = { [failedNodeAnnotation]: cluster.timestamp };
  if (stored === undefined) {
    cluster.create<Lease>({
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: {
        name,
        namespace: leaseNamespace,
        ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }],
      },
      spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime },
    });
  } else if ((stored.metadata.annotations !== undefined) !== (state === 'failed')) {
    const { annotations: _before, ...metadata } = stored.metadata;
    cluster.update<Lease>({
      ...stored,
      metadata: state === 'failed' ? { ...metadata, annotations } : metadata,
      spec: { ...stored.spec, renewTime },
    });
  }
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
