// The pod garbage collector: pods of nodes that are gone, or out of service, are removed without their kubelet, and so
// are those that have ended where there are too many of them.
// https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-garbage-collection

import type { Node, Pod, PodCondition } from '../../../schemas/built/types.js';
import type {
  ChangeNotice,
  Cluster,
  Controller,
  ControllerFactory,
  Requeue,
} from '../../kernel/types.js';
import { compareText } from '../common/compareText.js';
import { inSteps, type Steps } from '../common/inSteps.js';
import { getByKey, keyOf } from '../common/keys.js';
import { isTerminal, timeMs } from '../common/pods.js';

const periodMs = 20_000;
const quarantineMs = 40_000;
const outOfService = 'node.kubernetes.io/out-of-service';
const none: readonly string[] = [];
/** Beyond so many, pods that have ended are removed: terminated-pod-gc-threshold. */
const terminatedMax = 12_500;
/** The key of looking for them; those of pods are `namespace/name`. */
const endedKey = 'ended';

/** One controller per simulation. */
export const podGarbageCollector: ControllerFactory = () => createCollector(terminatedMax);

/** Keeps at most so many pods that have ended. */
export function createCollector(endedMax: number): Controller {
  /** Nodes that are missing, by when they were missed. */
  const missingMs = new Map<string, number>();
  /** Identities of the pods that have ended. */
  const ended = new Set<string>();
  return {
    name: 'pod-garbage-collector',
    pods: 'ignoresProgress',
    watches: {
      Node: (change, cluster) => onNode(change, cluster, missingMs),
      Pod: (change, cluster) => {
        const keys = onPod(change, cluster);
        return noteEnd(change, ended) && ended.size > endedMax ? [...keys, endedKey] : keys;
      },
    },
    reconcile(cluster, key) {
      if (key !== endedKey) {
        return reconcile(cluster, key, missingMs);
      }
      if (ended.size <= endedMax) {
        return undefined;
      }
      const dueMs = Math.ceil(cluster.nowMs / periodMs) * periodMs;
      return cluster.nowMs < dueMs
        ? { afterMs: dueMs - cluster.nowMs }
        : inSteps(collectEnded(cluster, ended, endedMax));
    },
  };
}

/** Whether the change tells of a pod that has ended. */
function noteEnd({ type, object }: ChangeNotice, ended: Set<string>): boolean {
  const { uid = '' } = object.metadata;
  if (type === 'DELETED') {
    ended.delete(uid);
    return false;
  }
  if (!isTerminal(object as Pod)) {
    return false;
  }
  ended.add(uid);
  return true;
}

/** Removes pods that have ended, where there are too many of them. */
function* collectEnded(
  cluster: Cluster,
  ended: ReadonlySet<string>,
  endedMax: number,
): Steps<undefined> {
  const pods = [...ended].flatMap(uid => cluster.getByUid<Pod>(uid) ?? []);
  for (const { metadata } of surplusEnded(pods, endedMax)) {
    const { namespace = '', name = '' } = metadata;
    if (cluster.get('Pod', namespace, name)?.metadata.uid === metadata.uid) {
      cluster.delete('Pod', { namespace, name }, { gracePeriodSeconds: 0 });
    }
    yield undefined;
  }
  return undefined;
}

/** The pods that have ended and are too many: evicted ones first, then the oldest. */
export function surplusEnded(pods: readonly Pod[], endedMax: number): readonly Pod[] {
  const ended = pods.filter(isTerminal);
  const surplus = ended.length - endedMax;
  return surplus <= 0 ? [] : ended.sort(byEvictionAndAge).slice(0, surplus);
}

function byEvictionAndAge(a: Pod, b: Pod): number {
  const evicted = ({ status }: Pod): number => Number(status?.reason === 'Evicted');
  const createdAt = ({ metadata }: Pod): string => metadata.creationTimestamp ?? '';
  return (
    evicted(b) - evicted(a) ||
    compareText(createdAt(a), createdAt(b)) ||
    compareText(a.metadata.name ?? '', b.metadata.name ?? '')
  );
}

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
  if (type === 'DELETED' || !isNews) {
    return none;
  }
  if (nodeName === undefined) {
    return object.metadata.deletionTimestamp === undefined ? none : [keyOf(object)];
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
  if (pod === undefined) {
    return undefined;
  }
  if (nodeName === undefined) {
    return removeUnscheduled(cluster, pod);
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

/** A deleted pod that never had a node and is held by a finalizer: no kubelet will say that it has ended. */
function removeUnscheduled(cluster: Cluster, pod: Pod): Requeue | undefined {
  const { deletionTimestamp } = pod.metadata;
  if (deletionTimestamp === undefined || isTerminal(pod)) {
    return undefined;
  }
  const dueMs = Math.ceil(timeMs(deletionTimestamp) / periodMs) * periodMs;
  if (cluster.nowMs < dueMs) {
    return { afterMs: dueMs - cluster.nowMs };
  }
  fail(cluster, pod, []);
  return undefined;
}

/** Marks the pod as failed by disruption, then removes it at once. */
function remove(cluster: Cluster, pod: Pod, message: string): void {
  const condition: PodCondition = {
    type: 'DisruptionTarget',
    observedGeneration: pod.metadata.generation ?? 1,
    status: 'True',
    lastTransitionTime: cluster.timestamp,
    reason: 'DeletionByPodGC',
    message,
  };
  fail(cluster, pod, [condition]);
}

function fail(cluster: Cluster, pod: Pod, added: readonly PodCondition[]): void {
  const { namespace = '', name = '' } = pod.metadata;
  if (!isTerminal(pod)) {
    const kept = (pod.status?.conditions ?? []).filter(
      ({ type }) => !added.some(condition => condition.type === type),
    );
    const status = { ...pod.status, phase: 'Failed', conditions: [...kept, ...added] };
    cluster.updateStatus<Pod>({ ...pod, status });
  }
  cluster.delete('Pod', { namespace, name }, { gracePeriodSeconds: 0 });
}

function isOutOfService(node: Node): boolean {
  return (node.spec?.taints ?? []).some(({ key }) => key === outOfService);
}
