// The taint eviction controller: pods leave nodes whose NoExecute taints they do not bear, or not for longer.
// https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { Node, Pod, PodCondition, Taint, Toleration } from '../../../schemas/built/types.js';
import type {
  ChangeNotice,
  Cluster,
  Controller,
  ControllerFactory,
  Requeue,
} from '../../kernel/types.js';
import { tolerates } from '../../scheduler/state/tolerations.js';
import { getByKey, keyOf } from '../common/keys.js';

const none: readonly string[] = [];

/** When each pod that bears the taints for a while is to go: what its first taints said. By key. */
type DueEvictions = Map<string, { readonly pod: Pod & KubernetesObject; readonly atMs: number }>;

/** One controller per simulation. */
export const taintEvictionController: ControllerFactory = () => createController();

function createController(): Controller {
  const due: DueEvictions = new Map();
  return {
    name: 'taint-eviction-controller',
    pods: 'ignoresStatus',
    watches: {
      Node: onNode,
      Pod: (change, cluster) => onPod(change, cluster, due),
    },
    reconcile: (cluster, key) => reconcile(cluster, key, due),
  };
}

/**
 * How long a pod stays in spite of the taints, in milliseconds; Infinity: for good; 0: not at all.
 * Of several tolerations of one taint the first counts.
 */
export function stayMs(taints: readonly Taint[], tolerations: readonly Toleration[]): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const taint of taints) {
    const bearing = tolerations.find(toleration => tolerates(toleration, taint));
    if (bearing === undefined) {
      return 0;
    }
    if (bearing.tolerationSeconds !== undefined) {
      shortest = Math.min(shortest, Math.max(0, bearing.tolerationSeconds) * 1000);
    }
  }
  return shortest;
}

function onNode({ type, object, previous }: ChangeNotice, cluster: Cluster): readonly string[] {
  const before = JSON.stringify(executingTaints(previous as Node | undefined));
  const now = JSON.stringify(executingTaints(object as Node));
  if (type === 'DELETED' || before === now) {
    return none;
  }
  return cluster.podsOnNode<Pod>(object.metadata.name ?? '').map(keyOf);
}

function onPod(
  { type, object, previous }: ChangeNotice,
  cluster: Cluster,
  due: DueEvictions,
): readonly string[] {
  const key = keyOf(object);
  if (type === 'DELETED') {
    return due.has(key) ? [key] : none;
  }
  const { nodeName } = ((object as Pod).spec ?? {}) as { readonly nodeName?: string };
  if (nodeName === undefined || previous?.['spec'] === object['spec']) {
    return none;
  }
  const node = cluster.get<Node>('Node', '', nodeName);
  return executingTaints(node).length > 0 || due.has(key) ? [key] : none;
}

function reconcile(cluster: Cluster, key: string, due: DueEvictions): Requeue | undefined {
  const pod = getByKey<Pod & KubernetesObject>(cluster, 'Pod', key);
  const planned = due.get(key);
  if (planned !== undefined && planned.pod.metadata.uid !== pod?.metadata.uid) {
    due.delete(key);
    tell(cluster, planned.pod, 'Cancelling deletion of');
  }
  return pod === undefined ? undefined : judge(cluster, key, pod, due);
}

function judge(
  cluster: Cluster,
  key: string,
  pod: Pod & KubernetesObject,
  due: DueEvictions,
): Requeue | undefined {
  const taints = executingTaints(cluster.get<Node>('Node', '', pod.spec?.nodeName ?? ''));
  const waitMs = stayMs(taints, pod.spec?.tolerations ?? []);
  const planned = due.get(key);
  const isDue = planned !== undefined && planned.atMs <= cluster.nowMs;
  if (waitMs > 0 && waitMs < Number.POSITIVE_INFINITY && !isDue) {
    const atMs = planned?.atMs ?? cluster.nowMs + waitMs;
    due.set(key, { pod, atMs });
    return { afterMs: atMs - cluster.nowMs };
  }
  if (due.delete(key) && !(isDue && waitMs < Number.POSITIVE_INFINITY)) {
    tell(cluster, pod, 'Cancelling deletion of');
  }
  if (waitMs < Number.POSITIVE_INFINITY) {
    evict(cluster, pod);
  }
  return undefined;
}

function evict(cluster: Cluster, pod: Pod & KubernetesObject): void {
  tell(cluster, pod, 'Marking for deletion');
  if (pod.metadata.deletionTimestamp !== undefined) {
    return;
  }
  const condition: PodCondition = {
    type: 'DisruptionTarget',
    observedGeneration: pod.metadata.generation ?? 1,
    status: 'True',
    lastTransitionTime: cluster.timestamp,
    reason: 'DeletionByTaintManager',
    message: 'Taint manager: deleting due to NoExecute taint',
  };
  const others = (pod.status?.conditions ?? []).filter(({ type }) => type !== condition.type);
  const status = { ...pod.status, conditions: [...others, condition] };
  cluster.updateStatus<Pod>({ ...pod, status });
  const { namespace = '', name = '' } = pod.metadata;
  cluster.delete('Pod', { namespace, name });
}

function tell(cluster: Cluster, pod: Pod, what: string): void {
  const { namespace, name } = pod.metadata;
  const message = `${what} Pod ${namespace}/${name}`;
  cluster.event(pod, { type: 'Normal', reason: 'TaintManagerEviction', message });
}

function executingTaints(node: Node | undefined): readonly Taint[] {
  return (node?.spec?.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
}
