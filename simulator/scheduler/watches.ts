// What the scheduler learns from changes, and which waiting pods each change may help.

import type { KubernetesObject } from '../../core/kubernetes/object.js';
import { isTerminal } from '../../core/kubernetes/podPhase.js';
import type {
  Node,
  PersistentVolumeClaim,
  Pod,
  ResourceClaim,
  Service,
} from '../../schemas/built/types.js';
import { resourceClaimKind, resourceClaimNames } from '../dynamicResources/podClaims.js';
import type { ChangeNotice, Cluster, Controller } from '../kernel/types.js';
import { hasBindingConditions } from './deviceBinding.js';
import { dynamicResourcesName } from './filters/dynamicResources.js';
import { type ClusterChange, mayHelp, pluginsConcernedBy } from './hints.js';
import type { SchedulingQueue } from './queue.js';
import type { Nominations } from './state/nominations.js';
import type { PodClass } from './state/podClass.js';
import { claimNames, type SchedulerState } from './state/schedulerState.js';

/** What the watches keep up to date. */
export interface SchedulerMemory {
  readonly state: SchedulerState;
  readonly queue: SchedulingQueue;
  readonly nominations: Nominations;
}

const schedulerName = 'default-scheduler';
const none: readonly string[] = [];

const volumeRejectors = ['VolumeBinding', 'VolumeZone', 'VolumeRestrictions', 'NodeVolumeLimits'];

/** The watches of the scheduler. */
export function createWatches(memory: SchedulerMemory): Controller['watches'] {
  const helped = (rejectors: readonly string[], cluster: Cluster): readonly string[] =>
    wake(memory.queue, rejectors, cluster.nowMs);
  const onDevices = (_change: ChangeNotice, cluster: Cluster): readonly string[] =>
    helped([dynamicResourcesName], cluster);
  const onVolume = (_change: ChangeNotice, cluster: Cluster): readonly string[] =>
    helped(volumeRejectors, cluster);
  return {
    Pod: watchOfPods(memory),
    Node: (change, cluster) => onNode(memory, change, cluster),
    Namespace: ({ type, object }) => {
      const labels = type === 'DELETED' ? undefined : (object.metadata.labels ?? {});
      memory.state.setNamespaceLabels(object.metadata.name ?? '', labels);
      return none;
    },
    Service: ({ type, object, previous }) => {
      const before = (previous as Service | undefined)?.spec?.selector;
      if (type !== 'MODIFIED' || before !== (object as Service).spec?.selector) {
        memory.state.servicesChanged();
      }
      return none;
    },
    PersistentVolume: onVolume,
    PersistentVolumeClaim: (change, cluster) => [
      ...helped(volumeRejectors, cluster),
      ...bindingPods(memory.queue, change.object as PersistentVolumeClaim, cluster),
    ],
    'storage.k8s.io/StorageClass': onVolume,
    'storage.k8s.io/CSINode': onVolume,
    'resource.k8s.io/DeviceClass': onDevices,
    'resource.k8s.io/ResourceSlice': onDevices,
    [resourceClaimKind]: (change, cluster) => onResourceClaim(memory.queue, change, cluster),
  };
}

function onNode(
  memory: SchedulerMemory,
  change: ChangeNotice,
  cluster: Cluster,
): readonly string[] {
  const node = change.object as Node & KubernetesObject;
  if (change.type === 'DELETED') {
    memory.state.removeNode(node.metadata.name ?? '');
    return wakeBy(memory, { of: 'node', before: node, now: undefined }, cluster);
  }
  const before = memory.state.nodes.get(node.metadata.name ?? '')?.node;
  return memory.state.setNode(node)
    ? wakeBy(memory, { of: 'node', before, now: node }, cluster)
    : none;
}

function watchOfPods(memory: SchedulerMemory): Controller['watches'][string] {
  return (change, cluster) => {
    const pod = change.object as Pod & KubernetesObject;
    const key = `${pod.metadata.namespace}/${pod.metadata.name}`;
    if (change.type === 'DELETED' || isTerminal(pod)) {
      return onGone(memory, key, pod, cluster);
    }
    if ((pod.spec?.nodeName ?? '') !== '') {
      return onAssigned(memory, key, change, cluster);
    }
    if (pod.metadata.deletionTimestamp !== undefined) {
      memory.queue.remove(key);
      return none;
    }
    return isMine(pod) && isNews(memory, key, change) ? onPending(memory, key, pod) : none;
  };
}

function onGone(
  memory: SchedulerMemory,
  key: string,
  pod: Pod,
  cluster: Cluster,
): readonly string[] {
  memory.queue.remove(key);
  const nominated = memory.nominations.remove(pod.metadata?.uid ?? '');
  const left = memory.state.unassign(pod.metadata?.uid ?? '') ?? nominated;
  return left === undefined
    ? none
    : wakeBy(memory, { of: 'pod', before: left.podClass, now: undefined }, cluster);
}

function onAssigned(
  memory: SchedulerMemory,
  key: string,
  change: ChangeNotice,
  cluster: Cluster,
): readonly string[] {
  const pod = change.object as Pod & KubernetesObject;
  const previous = change.previous as (Pod & KubernetesObject) | undefined;
  if (
    previous?.spec === pod.spec &&
    previous?.metadata.labels === pod.metadata.labels &&
    previous?.metadata.deletionTimestamp === pod.metadata.deletionTimestamp
  ) {
    return none;
  }
  const known = memory.state.assignedPod(pod.metadata.uid ?? '');
  memory.queue.remove(key);
  memory.nominations.remove(pod.metadata.uid ?? '');
  memory.state.assign(pod, pod.spec?.nodeName ?? '');
  const now = memory.state.assignedPod(pod.metadata.uid ?? '')?.podClass;
  const wasThere = (previous?.spec?.nodeName ?? '') !== '';
  const before = wasThere ? known?.podClass : undefined;
  return wakeBy(memory, { of: 'pod', before, now }, cluster);
}

function onPending(memory: SchedulerMemory, key: string, pod: Pod): readonly string[] {
  memory.queue.add(key, pod.metadata?.uid ?? '', pod.spec?.priority ?? 0);
  return [key];
}

/** A pod of this scheduler without gates. */
function isMine(pod: Pod): boolean {
  return (
    (pod.spec?.schedulerName ?? schedulerName) === schedulerName &&
    (pod.spec?.schedulingGates ?? []).length === 0
  );
}

/** Status writes, the scheduler's own for one, are no reason to try again. */
function isNews(memory: SchedulerMemory, key: string, { object, previous }: ChangeNotice): boolean {
  const queued = memory.queue.get(key);
  return (
    queued === undefined ||
    queued.uid !== object.metadata.uid ||
    (queued.state !== 'binding' &&
      previous !== undefined &&
      (previous['spec'] !== object['spec'] ||
        previous.metadata.labels !== object.metadata.labels ||
        hasMoreClaims(object as Pod, previous as Pod)))
  );
}

function wake(
  queue: SchedulingQueue,
  rejectors: readonly string[],
  nowMs: number,
): readonly string[] {
  const waiting = queue.waitingFor(rejectors);
  return waiting.map(pod => {
    queue.wake(pod, nowMs);
    return pod.key;
  });
}

/** Wakes the pods that the change may help, by the plugins that rejected them. */
function wakeBy(
  { queue }: SchedulerMemory,
  change: ClusterChange,
  { nowMs }: Cluster,
): readonly string[] {
  const helping = new Map<string, ReadonlySet<PodClass | undefined>>();
  for (const plugin of pluginsConcernedBy(change)) {
    const classes = classesHelped(queue, plugin, change);
    if (classes.size > 0) {
      helping.set(plugin, classes);
    }
  }
  if (helping.size === 0) {
    return none;
  }
  const plugins = [...helping.keys()];
  const helped = queue
    .waitingFor(pluginsConcernedBy(change))
    .filter(({ rejectors, podClass }) =>
      plugins.some(plugin => rejectors.has(plugin) && helping.get(plugin)?.has(podClass)),
    );
  for (const pod of helped) {
    queue.wake(pod, nowMs);
  }
  return helped.map(({ key }) => key);
}

/** Pods alike are judged once: thousands may wait, and most changes help none. */
function classesHelped(
  queue: SchedulingQueue,
  plugin: string,
  change: ClusterChange,
): ReadonlySet<PodClass | undefined> {
  const helped = new Set<PodClass | undefined>();
  for (const podClass of queue.classesWaitingFor(plugin)) {
    if (podClass === undefined || mayHelp(plugin, podClass, change)) {
      helped.add(podClass);
    }
  }
  return helped;
}

/** The pod was told of claims that were made for it. */
function hasMoreClaims(pod: Pod, previous: Pod): boolean {
  return (
    pod.spec?.resourceClaims !== undefined &&
    pod.status?.resourceClaimStatuses?.length !== previous.status?.resourceClaimStatuses?.length
  );
}

/** Devices that are free again may help any pod, other changes of a claim only those that use it. */
function onResourceClaim(
  queue: SchedulingQueue,
  { type, object, previous }: ChangeNotice,
  cluster: Cluster,
): readonly string[] {
  const [now, before] = [object as ResourceClaim, previous as ResourceClaim | undefined];
  const isFreed = before?.status?.allocation !== undefined && now.status?.allocation === undefined;
  const waiting = queue.waitingFor([dynamicResourcesName]);
  const helped = waiting.filter(({ key }) => {
    const [namespace = '', name = ''] = key.split('/');
    const pod = cluster.get<Pod>('Pod', namespace, name);
    return (
      pod !== undefined &&
      (type === 'DELETED' ||
        isFreed ||
        (namespace === now.metadata.namespace &&
          resourceClaimNames(pod).includes(now.metadata.name ?? '')))
    );
  });
  for (const pod of helped) {
    queue.wake(pod, cluster.nowMs);
  }
  return [...helped.map(({ key }) => key), ...consumersWaiting(queue, now)];
}

/** Pods that wait for the devices of the claim to be ready, or will in a moment. */
function consumersWaiting(queue: SchedulingQueue, claim: ResourceClaim): readonly string[] {
  if (!hasBindingConditions(claim)) {
    return none;
  }
  const { namespace } = claim.metadata;
  return (claim.status?.reservedFor ?? [])
    .map(({ name }) => `${namespace}/${name}`)
    .filter(key => queue.get(key) !== undefined);
}

/** Pods that have their node and wait for this claim. */
function bindingPods(
  queue: SchedulingQueue,
  claim: PersistentVolumeClaim,
  cluster: Cluster,
): readonly string[] {
  const { namespace = '', name = '' } = claim.metadata ?? {};
  return queue.binding().filter(key => {
    const [podNamespace = '', podName = ''] = key.split('/');
    const pod = cluster.get<Pod>('Pod', podNamespace, podName);
    return podNamespace === namespace && pod !== undefined && claimNames(pod).includes(name);
  });
}
