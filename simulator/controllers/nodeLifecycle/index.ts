// The node life cycle controller: nodes whose kubelet stopped become Unknown, are tainted and emptied by zone.
// https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller

import type { Node, NodeCondition, Pod } from '../../../schemas/built/types.js';
import {
  type ChangeNotice,
  type Cluster,
  type Controller,
  type ControllerFactory,
  failedNodeAnnotation,
  type Requeue,
} from '../../kernel/types.js';
import { zoneOf } from '../../scheduler/state/nodeTable.js';
import { conditionStatus, hasCordonTaint, readinessTaintKey, wantedTaints } from './nodeTaints.js';
import { computeZoneStates, evictionIntervalMs } from './zoneDisruption.js';

const gracePeriodMs = 50_000;
const monitorPeriodMs = 5_000;
/** Until the taint of a cordon has come or gone: time enough for the scheduler to look at the node once. */
const cordonDelayMs = 10;
const watchedConditions = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'];

/** One controller per simulation. */
export const nodeLifecycleController: ControllerFactory = () => createController();

function createController(): Controller {
  /** When the next node of a zone may be emptied. */
  const zoneFreeMs = new Map<string, number>();
  const unready = new Set<string>();
  const cordonDueMs = new Map<string, number>();
  return {
    name: 'node-controller',
    watches: { Node: change => onNode(change, unready) },
    reconcile: (cluster, name) =>
      untilCordoned(cluster, name, cordonDueMs) ?? reconcile(cluster, name, zoneFreeMs),
  };
}

/** A change of one node's readiness may change how fast the others are emptied. */
function onNode({ type, object, previous }: ChangeNotice, unready: Set<string>): readonly string[] {
  const name = object.metadata.name ?? '';
  const readiness = (node: ChangeNotice['previous']): string | undefined =>
    node === undefined ? undefined : readinessTaintKey(node as Node);
  if (type === 'DELETED' || readiness(object) === undefined) {
    unready.delete(name);
  } else {
    unready.add(name);
  }
  if (type === 'DELETED') {
    return [...unready];
  }
  return readiness(previous) === readiness(object) ? [name] : [...new Set([name, ...unready])];
}

/** A cordon is noticed by the scheduler before its taint is there, and its end before the taint is gone. */
function untilCordoned(
  cluster: Cluster,
  name: string,
  dueMs: Map<string, number>,
): Requeue | undefined {
  const node = cluster.get<Node>('Node', '', name);
  if (node === undefined || hasCordonTaint(node) === (node.spec?.unschedulable === true)) {
    dueMs.delete(name);
    return undefined;
  }
  const due = dueMs.get(name) ?? cluster.nowMs + cordonDelayMs;
  dueMs.set(name, due);
  return due > cluster.nowMs ? { afterMs: due - cluster.nowMs, firstWay: true } : undefined;
}

function reconcile(
  cluster: Cluster,
  name: string,
  zoneFreeMs: Map<string, number>,
): Requeue | undefined {
  let node = cluster.get<Node>('Node', '', name);
  if (node === undefined) {
    return undefined;
  }
  const dueMs = unknownDueMs(node, cluster.nowMs);
  if (dueMs !== undefined && dueMs <= cluster.nowMs) {
    node = markUnknown(cluster, node);
  }
  const eviction = evictionOf(cluster, node, zoneFreeMs);
  const taints = wantedTaints(node, eviction.keys, cluster.timestamp);
  if (taints !== (node.spec?.taints ?? taints)) {
    cluster.update<Node>(withTaints(node, taints));
  } else if (node.spec?.taints === undefined && taints.length > 0) {
    cluster.update<Node>(withTaints(node, taints));
  }
  const nextMs = eviction.nextMs ?? dueMs;
  return nextMs === undefined || nextMs <= cluster.nowMs
    ? undefined
    : { afterMs: nextMs - cluster.nowMs };
}

/** When a node with a stopped kubelet is given up: at the check after its grace period. */
function unknownDueMs(node: Node, nowMs: number): number | undefined {
  const failedAt = node.metadata.annotations?.[failedNodeAnnotation];
  if (failedAt === undefined || conditionStatus(node, 'Ready') === 'Unknown') {
    return undefined;
  }
  const failedMs = Date.parse(failedAt);
  const overMs = (Number.isNaN(failedMs) ? nowMs : failedMs) + gracePeriodMs;
  return Math.ceil(overMs / monitorPeriodMs) * monitorPeriodMs;
}

function markUnknown(cluster: Cluster, node: Node): Node {
  const unknown = (type: string): NodeCondition => {
    const before = node.status?.conditions?.find(condition => condition.type === type);
    return {
      type,
      status: 'Unknown',
      lastHeartbeatTime: before?.lastHeartbeatTime ?? cluster.timestamp,
      lastTransitionTime: cluster.timestamp,
      reason: before === undefined ? 'NodeStatusNeverUpdated' : 'NodeStatusUnknown',
      message:
        before === undefined
          ? 'Kubelet never posted node status.'
          : 'Kubelet stopped posting node status.',
    };
  };
  const others = (node.status?.conditions ?? []).filter(
    ({ type }) => !watchedConditions.includes(type),
  );
  const conditions = [...others, ...watchedConditions.map(unknown)];
  const marked = cluster.updateStatus<Node>({ ...node, status: { ...node.status, conditions } });
  const message = `Node ${node.metadata.name} status is now: NodeNotReady`;
  cluster.event(marked, { type: 'Normal', reason: 'NodeNotReady', message });
  for (const pod of cluster.podsOnNode<Pod>(node.metadata.name ?? '')) {
    markPodUnready(cluster, pod);
  }
  return marked;
}

function markPodUnready(cluster: Cluster, pod: Pod): void {
  const conditions = pod.status?.conditions ?? [];
  if (!conditions.some(({ type, status }) => type === 'Ready' && status === 'True')) {
    return;
  }
  const unready = conditions.map(condition =>
    condition.type === 'Ready'
      ? { ...condition, status: 'False', lastTransitionTime: cluster.timestamp }
      : condition,
  );
  cluster.updateStatus<Pod>({ ...pod, status: { ...pod.status, conditions: unready } });
  cluster.event(pod, { type: 'Warning', reason: 'NodeNotReady', message: 'Node is not ready' });
}

/** Which NoExecute taints the node is to have now, and when to look again. */
function evictionOf(
  cluster: Cluster,
  node: Node,
  zoneFreeMs: Map<string, number>,
): { readonly keys: ReadonlySet<string>; readonly nextMs?: number } {
  const key = readinessTaintKey(node);
  if (key === undefined) {
    return { keys: new Set() };
  }
  const nodes = cluster.list<Node>('Node');
  const states = computeZoneStates(
    nodes.map(other => ({
      zone: zoneOf(other.metadata.labels ?? {}),
      ready: readinessTaintKey(other) === undefined,
    })),
  );
  const zone = zoneOf(node.metadata.labels ?? {});
  const intervalMs = evictionIntervalMs(states, zone, nodes.length);
  if (intervalMs === undefined) {
    const allGone = [...states.values()].every(state => state === 'full');
    return { keys: allGone ? new Set() : presentKeys(node) };
  }
  if (presentKeys(node).size > 0) {
    return { keys: new Set([key]) };
  }
  const freeMs = zoneFreeMs.get(zone) ?? 0;
  if (freeMs > cluster.nowMs) {
    return { keys: new Set(), nextMs: freeMs };
  }
  zoneFreeMs.set(zone, cluster.nowMs + intervalMs);
  return { keys: new Set([key]) };
}

function presentKeys(node: Node): ReadonlySet<string> {
  const executing = (node.spec?.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
  return new Set(
    executing
      .map(({ key }) => key)
      .filter(key => /^node\.kubernetes\.io\/(unreachable|not-ready)$/.test(key)),
  );
}

function withTaints(node: Node, taints: NonNullable<Node['spec']>['taints']): Node {
  const { taints: _before, ...spec } = node.spec ?? {};
  return {
    ...node,
    spec: taints === undefined || taints.length === 0 ? spec : { ...spec, taints },
  };
}
