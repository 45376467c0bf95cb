// One pass over a snapshot: which pod belongs to which workload, revision and node. All cards are made from it.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ObjectId, PodState } from '../../../core/protocol.js';
import type { Node, Pod } from '../../../schemas/built/types.js';
import { failedNodeAnnotation } from '../../../simulator/kernel/types.js';
import { idOf, kindOf, toObjectId } from '../objectId.js';
import type { Snapshot } from '../snapshot.js';
import { type PodFacts, podFactsOf } from './podFacts.js';

/** Kinds that make pods, in the order they are looked for. */
export const workloadKinds = [
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'batch/CronJob',
  'batch/Job',
  'apps/ReplicaSet',
  'ReplicationController',
] as const;

/** How many hues there are for revisions. */
const huesMax = 6;
/** A name this long stands on one line of a tile. */
const tileLetters = 5;

export interface IndexedPod {
  readonly id: ObjectId;
  readonly name: string;
  readonly pod: Pod;
  readonly facts: PodFacts;
  /** As `facts.state`, but `unknown` on a node that is gone. */
  readonly state: PodState;
  readonly workload: KubernetesObject | undefined;
  /** Id of its workload, or its own where nothing made it. */
  readonly workloadId: ObjectId;
  /** What made it: its ReplicaSet, Job, StatefulSet … */
  readonly maker: KubernetesObject | undefined;
  readonly revision: number;
  readonly hue: number;
}

export interface ClusterIndex {
  readonly snapshot: Snapshot;
  readonly pods: readonly IndexedPod[];
  readonly podsByWorkload: ReadonlyMap<ObjectId, readonly IndexedPod[]>;
  readonly podsByMaker: ReadonlyMap<string, readonly IndexedPod[]>;
  readonly podsByNode: ReadonlyMap<string, readonly IndexedPod[]>;
  /** Workloads that nothing else made. */
  readonly workloads: readonly KubernetesObject[];
  /** Makers below a workload: ReplicaSets of a Deployment, Jobs of a CronJob. */
  readonly makersByWorkload: ReadonlyMap<ObjectId, readonly KubernetesObject[]>;
  /** Names of nodes that are stopped or not ready. */
  readonly lostNodes: ReadonlySet<string>;
}

/** Indexes a snapshot. Costs one step per pod. */
export function indexCluster(snapshot: Snapshot): ClusterIndex {
  const makers = new Map<string, KubernetesObject>();
  for (const kind of workloadKinds) {
    for (const object of snapshot.list(kind)) {
      makers.set(object.metadata.uid ?? '', object);
    }
  }
  const workloads: KubernetesObject[] = [];
  const makersByWorkload = new Map<ObjectId, KubernetesObject[]>();
  for (const maker of makers.values()) {
    const owner = makers.get(controllerUid(maker) ?? '');
    if (owner === undefined) {
      workloads.push(maker);
    } else {
      push(makersByWorkload, idOf(owner), maker);
    }
  }
  const lostNodes = findLostNodes(snapshot);
  const revisions = controllerRevisions(snapshot);
  const pods = snapshot.list<Pod>('Pod').map(pod => indexPod(pod, makers, lostNodes, revisions));
  return {
    snapshot,
    pods,
    workloads,
    makersByWorkload,
    lostNodes,
    ...groupPods(pods),
  };
}

/** The hue of a revision: the first has the first. */
export function hueOf(revision: number): number {
  return Math.max(0, revision - 1) % huesMax;
}

/** Revision of a ReplicaSet by its Deployment's annotation; 1 where none is known. */
export function revisionOf(maker: KubernetesObject | undefined): number {
  const text = maker?.metadata.annotations?.['deployment.kubernetes.io/revision'];
  return text === undefined ? 1 : Number.parseInt(text, 10) || 1;
}

export function controllerUid(object: KubernetesObject): string | undefined {
  return object.metadata.ownerReferences?.find(reference => reference.controller)?.uid;
}

function groupPods(pods: readonly IndexedPod[]) {
  const podsByWorkload = new Map<ObjectId, IndexedPod[]>();
  const podsByMaker = new Map<string, IndexedPod[]>();
  const podsByNode = new Map<string, IndexedPod[]>();
  for (const pod of pods) {
    push(podsByWorkload, pod.workloadId, pod);
    push(podsByMaker, pod.maker?.metadata.uid ?? pod.id, pod);
    push(podsByNode, pod.facts.nodeName ?? '', pod);
  }
  return { podsByWorkload, podsByMaker, podsByNode };
}

/** What a pod's entry depends on beside the pod itself. */
interface Surroundings {
  readonly maker: KubernetesObject | undefined;
  readonly owner: KubernetesObject | undefined;
  readonly revision: number;
  readonly isLost: boolean;
}

/** The last entry of each pod: most pods are the same from one picture to the next. */
const lastEntries = new WeakMap<
  Pod,
  { readonly entry: IndexedPod; readonly around: Surroundings }
>();

function indexPod(
  pod: Pod,
  makers: ReadonlyMap<string, KubernetesObject>,
  lostNodes: ReadonlySet<string>,
  revisions: ReadonlyMap<string, number>,
): IndexedPod {
  const last = lastEntries.get(pod);
  const facts = last?.entry.facts ?? podFactsOf(pod);
  const maker = makers.get(facts.ownerUid ?? '');
  const owner = maker && makers.get(controllerUid(maker) ?? '');
  const hash = pod.metadata?.labels?.['controller-revision-hash'];
  const revision =
    (hash === undefined ? undefined : revisions.get(`${maker?.metadata.uid}/${hash}`)) ??
    revisionOf(maker);
  const isLost = lostNodes.size > 0 && lostNodes.has(facts.nodeName ?? '');
  if (last !== undefined && isSame(last.around, maker, owner, { revision, isLost })) {
    return last.entry;
  }
  const around = { maker, owner, revision, isLost };
  const entry = entryOf(pod, facts, around);
  lastEntries.set(pod, { entry, around });
  return entry;
}

function isSame(
  last: Surroundings,
  maker: KubernetesObject | undefined,
  owner: KubernetesObject | undefined,
  { revision, isLost }: Pick<Surroundings, 'revision' | 'isLost'>,
): boolean {
  return (
    last.revision === revision &&
    last.isLost === isLost &&
    last.maker?.metadata.uid === maker?.metadata.uid &&
    last.owner?.metadata.uid === owner?.metadata.uid
  );
}

function entryOf(pod: Pod, facts: PodFacts, around: Surroundings): IndexedPod {
  const { maker, owner, revision, isLost } = around;
  const { name = '', namespace = '' } = pod.metadata ?? {};
  const id = toObjectId({ groupKind: 'Pod', namespace, name });
  const workload = owner ?? maker;
  const isUnknown = isLost && facts.state !== 'completed' && facts.state !== 'terminating';
  return {
    id,
    name,
    pod,
    facts,
    state: isUnknown ? 'unknown' : facts.state,
    workload,
    workloadId: workload === undefined ? id : idOf(workload),
    maker,
    revision,
    hue: hueOf(revision),
  };
}

/** Revision numbers of StatefulSets and DaemonSets by `owner uid/hash`. */
function controllerRevisions(snapshot: Snapshot): ReadonlyMap<string, number> {
  const revisions = new Map<string, number>();
  for (const object of snapshot.list('apps/ControllerRevision')) {
    const { labels, name = '' } = object.metadata;
    const hash = labels?.['controller.kubernetes.io/hash'];
    const revision = object['revision'];
    if (typeof revision === 'number') {
      // StatefulSets label their pods with the revision's whole name, DaemonSets with its hash.
      revisions.set(`${controllerUid(object)}/${name}`, revision);
      revisions.set(`${controllerUid(object)}/${hash}`, revision);
    }
  }
  return revisions;
}

function findLostNodes(snapshot: Snapshot): ReadonlySet<string> {
  const lost = snapshot.list<Node>('Node').filter(node => isStopped(node) || !isReady(node));
  return new Set(lost.map(node => node.metadata?.name ?? ''));
}

/** Whether the user stopped the machine; the API may not have noticed yet. */
export function isStopped(node: Node): boolean {
  return node.metadata?.annotations?.[failedNodeAnnotation] !== undefined;
}

export function isReady(node: Node): boolean {
  return node.status?.conditions?.find(condition => condition.type === 'Ready')?.status === 'True';
}

/** `web` and `2mz79` of a pod's name; what the tile's two lines say. */
export function splitPodName(pod: IndexedPod): {
  readonly workload: string;
  readonly suffix: string;
} {
  const workload = pod.workload?.metadata.name;
  if (workload === undefined || !pod.name.startsWith(`${workload}-`)) {
    return { workload: pod.name, suffix: '' };
  }
  const kind = kindOf(
    idOf(pod.workload ?? { apiVersion: 'v1', kind: '', metadata: {} }).split(':')[0] ?? '',
  );
  const rest = pod.name.slice(workload.length + 1);
  return kind === 'StatefulSet' && pod.name.length <= tileLetters
    ? { workload: pod.name, suffix: '' }
    : { workload, suffix: rest.slice(rest.lastIndexOf('-') + 1) };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [value]);
  } else {
    list.push(value);
  }
}
