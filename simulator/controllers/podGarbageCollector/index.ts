// The pod garbage collector: pods of nodes that are gone, or out of service, are removed without their kubelet.
// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection

import type { Node, Pod, PodCondition } from '../../../schemas/built/types.js';
import type { ChangeNotice, Cluster, ControllerFactory, Requeue } from '../../kernel/types.js';
import { getByKey, keyOf } from '../common/keys.js';

const periodMs = 20_000;
const quarantineMs = 40_000;
const outOfService = 'node.kubernetes.io/out-of-service';
const none: readonly string[] = [];

/** One controller per simulation. */
export const podGarbageCollector: ControllerFactory = () => {
  /** Nodes that are missing, by when they were missed. */
  const missingMs = new Map<string, number>();
  return {
    name: 'pod-garbage-collector',
    pods: 'ignoresStatus',
    watches: {
      Node: (change, cluster) => onNode(change, cluster, missingMs),
      Pod: onPod,
    },
    reconcile: (cluster, key) => reconcile(cluster, key, missingMs),
  };
};

function onNode(
  { type, object }: ChangeNotice,
  cluster: Cluster,
  missingMs: Map<string, number>,
): readonly string[] {
  const name = object.metadata.name ?? '';
  if (type === 'DELETED') {
    missingMs.set(name, cluster.nowMs);
  } else {
    missingMs.delete(name);
    if (!isOutOfService(object as Node)) {
      return none;
    }
  }
  return cluster.podsOnNode<Pod>(name).map(keyOf);
}

function onPod({ type, object, previous }: ChangeNotice, cluster: Cluster): readonly string[] {
  const pod = object as Pod;
  const nodeName = pod.spec?.nodeName;
  const isNews =
    previous?.['spec'] !== object['spec'] ||
    previous?.metadata.deletionTimestamp !== object.metadata.deletionTimestamp;
  if (type === 'DELETED' || nodeName === undefined || !isNews) {
    return none;
  }
  const node = cluster.get<Node>('Node', '', nodeName);
  return node === undefined || isOutOfService(node) ? [keyOf(object)] : none;
}

function reconcile(
  cluster: Cluster,
  key: string,
  missingMs: Map<string, number>,
): Requeue | undefined {
  const pod = getByKey<Pod>(cluster, 'Pod', key);
  const nodeName = pod?.spec?.nodeName;
  if (pod === undefined || nodeName === undefined) {
    return undefined;
  }
  const node = cluster.get<Node>('Node', '', nodeName);
  if (node !== undefined) {
    if (isOutOfService(node) && pod.metadata.deletionTimestamp !== undefined) {
      remove(cluster, pod, 'PodGC: node is out-of-service');
    }
    return undefined;
  }
  const sinceMs = missingMs.get(nodeName) ?? cluster.nowMs;
  missingMs.set(nodeName, sinceMs);
  const dueMs = Math.ceil((sinceMs + quarantineMs) / periodMs) * periodMs;
  if (cluster.nowMs < dueMs) {
    return { afterMs: dueMs - cluster.nowMs };
  }
  remove(cluster, pod, 'PodGC: node no longer exists');
  return undefined;
}

/** Marks the pod as failed by disruption, then removes it at once. */
function remove(cluster: Cluster, pod: Pod, message: string): void {
  const { namespace = '', name = '', generation = 1 } = pod.metadata;
  const phase = pod.status?.phase;
  if (phase !== 'Succeeded' && phase !== 'Failed') {
    const condition: PodCondition = {
      type: 'DisruptionTarget',
      observedGeneration: generation,
      status: 'True',
      lastTransitionTime: cluster.timestamp,
      reason: 'DeletionByPodGC',
      message,
    };
    const others = (pod.status?.conditions ?? []).filter(({ type }) => type !== condition.type);
    const status = { ...pod.status, phase: 'Failed', conditions: [...others, condition] };
    cluster.updateStatus<Pod>({ ...pod, status });
  }
  cluster.delete('Pod', { namespace, name }, { gracePeriodSeconds: 0 });
}

function isOutOfService(node: Node): boolean {
  return (node.spec?.taints ?? []).some(({ key }) => key === outOfService);
}
