// One pass over a snapshot: which pod belongs to which workload, revision and node. All cards are made from it.

import { kindOf } from '../../../core/kubernetes/groupKind.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ObjectId, PodState } from '../../../core/protocol.js';
import type { Node, Pod } from '../../../schemas/built/types.js';
import { failedNodeAnnotation } from '../../../simulator/kernel/types.js';
import { idOf, toObjectId } from '../objectId.js';
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
  /** Its node is stopped or not ready. */
  readonly isLost: boolean;
  readonly workload: KubernetesObject | undefined;
  /** Id of its workload, or its own where nothing made it. */
  readonly workloadId: ObjectId;
  /** What made it: its ReplicaSet, Job, StatefulSet … */
  readonly maker: KubernetesObject | undefined;
  readonly revision: number;
  /** By what a ControllerRevision has its number; undefined for pods of ReplicaSets and Jobs. */
  readonly revisionKey: string | undefined;
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

/** Indexes a snapshot: one step per pod, a short one where the index of a moment before has the same pod. */
export function indexCluster(snapshot: Snapshot, before?: ClusterIndex): ClusterIndex {
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
  const around = { makers: factsOfMakers(makers), lostNodes, revisions };
  const pods = indexPods(snapshot.list<Pod>('Pod'), around, before?.pods ?? []);
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
  readonly makers: ReadonlyMap<string, MakerFacts>;
  readonly lostNodes: ReadonlySet<string>;
  /** Revision numbers by `owner uid/hash`. */
  readonly revisions: ReadonlyMap<string, number>;
}

interface MakerFacts {
  readonly maker: KubernetesObject;
  readonly owner: KubernetesObject | undefined;
  readonly revision: number;
}

function factsOfMakers(
  makers: ReadonlyMap<string, KubernetesObject>,
): ReadonlyMap<string, MakerFacts> {
  return new Map(
    [...makers].map(([uid, maker]) => [
      uid,
      { maker, owner: makers.get(controllerUid(maker) ?? ''), revision: revisionOf(maker) },
    ]),
  );
}

/** Entries of pods; those of an index before are taken over where nothing changed. */
function indexPods(
  pods: readonly Pod[],
  around: Surroundings,
  before: readonly IndexedPod[],
): readonly IndexedPod[] {
  let place = 0;
  return pods.map(pod => {
    // Both lists have the same order: the pod's old entry stands here, or behind some that are gone.
    if (before[place]?.pod !== pod) {
      while (isBefore(before[place], pod)) {
        place++;
      }
    }
    const old = before[place];
    if (old?.pod !== pod) {
      return entryOf(pod, around);
    }
    place++;
    return isSame(old, around) ? old : entryOf(pod, around);
  });
}

function isBefore(entry: IndexedPod | undefined, pod: Pod): boolean {
  const { namespace = '', name = '' } = pod.metadata ?? {};
  if (entry === undefined) {
    return false;
  }
  const other = entry.pod.metadata?.namespace ?? '';
  return other < namespace || (other === namespace && entry.name < name);
}

function isSame(entry: IndexedPod, { makers, lostNodes, revisions }: Surroundings): boolean {
  const facts = makers.get(entry.facts.ownerUid ?? '');
  const revision = revisions.get(entry.revisionKey ?? '') ?? facts?.revision ?? 1;
  const isLost = lostNodes.size > 0 && lostNodes.has(entry.facts.nodeName ?? '');
  return (
    entry.revision === revision &&
    entry.isLost === isLost &&
    entry.maker?.metadata.uid === facts?.maker.metadata.uid &&
    entry.workload?.metadata.uid === (facts?.owner ?? facts?.maker)?.metadata.uid
  );
}

function entryOf(pod: Pod, { makers, lostNodes, revisions }: Surroundings): IndexedPod {
  const facts = podFactsOf(pod);
  const { name = '', namespace = '', labels } = pod.metadata ?? {};
  const made = makers.get(facts.ownerUid ?? '');
  const hash = labels?.['controller-revision-hash'];
  const revisionKey = hash === undefined ? undefined : `${made?.maker.metadata.uid}/${hash}`;
  const revision = revisions.get(revisionKey ?? '') ?? made?.revision ?? 1;
  const isLost = lostNodes.has(facts.nodeName ?? '');
  const id = toObjectId({ groupKind: 'Pod', namespace, name });
  const workload = made?.owner ?? made?.maker;
  const isUnknown = isLost && facts.state !== 'completed' && facts.state !== 'terminating';
  return {
    id,
    name,
    pod,
    facts,
    state: isUnknown ? 'unknown' : facts.state,
    isLost,
    workload,
    workloadId: workload === undefined ? id : idOf(workload),
    maker: made?.maker,
    revision,
    revisionKey,
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
