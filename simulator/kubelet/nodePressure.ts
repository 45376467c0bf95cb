// Memory pressure of nodes: when containers use nearly all of a node's memory, pods are evicted one by one.
// After pkg/kubelet/eviction.

import type { Container, Node, NodeCondition, Pod } from '../../schemas/built/types.js';
import type { Cluster, Requeue } from '../kernel/types.js';
import { wholeOf } from '../scheduler/state/amounts.js';
import { behaviourAnnotation, type Courses } from './course.js';
import { usageAt } from './usage.js';

const thresholdBytes = 100 * 1024 * 1024;
const monitorMs = 10_000;
/** Pressure is over only when it has not been seen for so long. */
const transitionMs = 300_000;
/** Pods of this priority and above are never evicted. */
const criticalPriority = 2_000_000_000;

/** Ends a pod for the node's sake. */
export type Evict = (pod: Pod, node: Node, message: string) => void;

interface ContainerUse {
  readonly container: Container;
  readonly bytes: number;
  readonly requested: number;
}

interface PodUse {
  readonly pod: Pod;
  readonly containers: readonly ContainerUse[];
  /** What it uses over what it requests. */
  readonly excess: number;
}

/** Whether the pod itself may say what it uses of memory. */
export function tellsMemory({ metadata }: Pod): boolean {
  return metadata.annotations?.[behaviourAnnotation]?.includes('memory') === true;
}

/** Watches the memory of nodes where rules or pods say what containers use of it. */
export class NodePressure {
  readonly #courses: Courses;
  /** When pressure was last seen, by node. */
  readonly #metMs = new Map<string, number>();

  constructor(courses: Courses) {
    this.#courses = courses;
  }

  /** Evicts at most one pod; asks to look again while there is memory to watch. */
  look(cluster: Cluster, node: Node, evict: Evict): Requeue | undefined {
    const name = node.metadata.name ?? '';
    if (!this.#isWatched(cluster, name)) {
      return undefined;
    }
    const pods = this.#podsOn(cluster, name);
    const used = pods.flatMap(({ containers }) => containers.map(({ bytes }) => bytes));
    const capacity = wholeOf(node.status?.capacity?.['memory']);
    const available = Math.max(0, capacity - used.reduce((sum, bytes) => sum + bytes, 0));
    if (available < thresholdBytes) {
      this.#metMs.set(name, cluster.nowMs);
      setPressure(cluster, node, 'True');
      relieve(cluster, node, { pods, available, evict });
    } else if (cluster.nowMs - (this.#metMs.get(name) ?? 0) >= transitionMs) {
      this.#metMs.delete(name);
      setPressure(cluster, node, 'False');
    }
    return { afterMs: monitorMs };
  }

  /** Rules or pods say what is used of memory, or it was short a while ago. */
  #isWatched(cluster: Cluster, name: string): boolean {
    return (
      this.#metMs.has(name) ||
      this.#courses.tellsUsage(cluster.podsOnNode<Pod>(name), resource => resource === 'memory')
    );
  }

  #podsOn(cluster: Cluster, name: string): readonly PodUse[] {
    return cluster
      .podsOnNode<Pod>(name)
      .filter(({ status }) => status?.phase === 'Running')
      .map(pod => {
        const containers = this.#containersOf(pod, cluster.nowMs);
        const excess = containers.reduce((sum, { bytes, requested }) => sum + bytes - requested, 0);
        return { pod, containers, excess };
      });
  }

  #containersOf(pod: Pod, nowMs: number): readonly ContainerUse[] {
    const running = (pod.status?.containerStatuses ?? []).filter(({ state }) => state?.running);
    return (pod.spec?.containers ?? []).map(container => {
      const runs = running.some(({ name }) => name === container.name);
      const memory = this.#courses.of(pod, container, 'main').memory;
      const bytes =
        runs && memory !== undefined
          ? Math.round(usageAt(memory.curve, nowMs - memory.sinceMs) / 1000)
          : 0;
      return { container, bytes, requested: wholeOf(container.resources?.requests?.['memory']) };
    });
  }
}

function relieve(
  cluster: Cluster,
  node: Node,
  found: {
    readonly pods: readonly PodUse[];
    readonly available: number;
    readonly evict: Evict;
  },
): void {
  cluster.event(node, {
    type: 'Warning',
    reason: 'EvictionThresholdMet',
    message: 'Attempting to reclaim memory',
  });
  const [first] = found.pods
    .filter(({ pod }) => priorityOf(pod) < criticalPriority)
    .sort(
      (a, b) =>
        Number(b.excess > 0) - Number(a.excess > 0) ||
        priorityOf(a.pod) - priorityOf(b.pod) ||
        b.excess - a.excess,
    );
  if (first !== undefined) {
    found.evict(first.pod, node, evictionMessage(first, found.available));
  }
}

function evictionMessage({ containers }: PodUse, available: number): string {
  const low = `The node was low on resource: memory. Threshold quantity: ${binaryText(thresholdBytes)}, available: ${binaryText(available)}. `;
  const hungry = containers
    .filter(({ bytes, requested }) => bytes > requested)
    .map(({ container, bytes }) => {
      const request = container.resources?.requests?.['memory'] ?? '0';
      return `Container ${container.name} was using ${binaryText(bytes)}, request is ${request}, has larger consumption of memory. `;
    });
  return low + hungry.join('');
}

function setPressure(cluster: Cluster, node: Node, status: 'True' | 'False'): void {
  const stored = cluster.get<Node>('Node', '', node.metadata.name ?? '') ?? node;
  const conditions = stored.status?.conditions ?? [];
  const before = conditions.find(({ type }) => type === 'MemoryPressure');
  if (before === undefined || before.status === status) {
    return;
  }
  const word = status === 'True' ? 'Insufficient' : 'Sufficient';
  const condition: NodeCondition = {
    ...before,
    status,
    reason: `KubeletHas${word}Memory`,
    message: `kubelet has ${word.toLowerCase()} memory available`,
    lastHeartbeatTime: cluster.timestamp,
    lastTransitionTime: cluster.timestamp,
  };
  const changed = cluster.updateStatus<Node>({
    ...stored,
    status: {
      ...stored.status,
      conditions: conditions.map(other => (other === before ? condition : other)),
    },
  });
  const message = `Node ${node.metadata.name} status is now: NodeHas${word}Memory`;
  cluster.event(changed, { type: 'Normal', reason: `NodeHas${word}Memory`, message });
}

function priorityOf({ spec }: Pod): number {
  return spec?.priority ?? 0;
}

/** Bytes as Kubernetes prints them: in the largest binary unit that leaves no rest. */
function binaryText(bytes: number): string {
  const units = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  let value = bytes;
  let unit = 0;
  while (value > 0 && value % 1024 === 0 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value}${units[unit]}`;
}
