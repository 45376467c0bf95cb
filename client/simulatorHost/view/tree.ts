// The tree "Simulated cluster": the same objects as the picture, for who prefers a list.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ObjectId, PodState, Tone } from '../../../core/protocol.js';
import { groupKindOf, idOf, kindOf } from '../objectId.js';
import type { Translate } from '../translate.js';
import { type ClusterIndex, type IndexedPod, revisionOf } from './clusterIndex.js';
import { nodeCards } from './nodeCards.js';
import { objectWords } from './objectWords.js';
import { serviceCards } from './serviceCards.js';
import { workloadStatus } from './workloadStatus.js';

/** Children of one item; more are counted. */
const childrenMax = 200;

export interface TreeEntry {
  readonly key: string;
  /** Undefined for groups. */
  readonly objectId?: ObjectId;
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly tone: Tone;
  /** What menus ask for: `pod`, `node`, `failedNode`, `deployment` … */
  readonly section: string;
  readonly children: readonly TreeEntry[];
}

const podIcons: Readonly<Record<PodState, readonly [string, Tone]>> = {
  ready: ['check', 'good'],
  completed: ['pass-filled', 'good'],
  starting: ['sync', 'busy'],
  unready: ['circle-slash', 'warning'],
  pending: ['watch', 'warning'],
  failing: ['error', 'bad'],
  unknown: ['question', 'bad'],
  terminating: ['trash', 'neutral'],
};

const ownGroups = new Set([
  'Pod',
  'Node',
  'Service',
  'Event',
  'networking.k8s.io/Ingress',
  'apps/ReplicaSet',
  'apps/ControllerRevision',
  'discovery.k8s.io/EndpointSlice',
  'Endpoints',
  'coordination.k8s.io/Lease',
]);

/** The roots: Services, workloads, nodes, and every other kind that the manifests brought. */
export function clusterTree(index: ClusterIndex, t: Translate): readonly TreeEntry[] {
  const services = serviceCards(index, t).cards.map(card => ({
    ...leaf(card.id, card.name, `${card.kind} · ${card.verdict}`),
    icon: 'radio-tower',
    tone: card.tone,
    section: 'service',
  }));
  const groups = [
    group('services', t('Services'), 'radio-tower', services),
    group('workloads', t('Workloads'), 'layers', workloadEntries(index, t)),
    group('nodes', t('Nodes'), 'server', nodeEntries(index, t)),
    ...otherGroups(index, t),
  ];
  return groups.filter(entry => entry.children.length > 0);
}

function workloadEntries(index: ClusterIndex, t: Translate): readonly TreeEntry[] {
  const bare = index.pods.filter(pod => pod.maker === undefined).map(pod => podEntry(pod));
  return [...index.workloads.map(workload => workloadEntry(workload, index, t)), ...bare];
}

function workloadEntry(workload: KubernetesObject, index: ClusterIndex, t: Translate): TreeEntry {
  const id = idOf(workload);
  const { status, tone } = workloadStatus(workload, index, t);
  const makers = index.makersByWorkload.get(id) ?? [];
  const below = makers
    .map(maker => makerEntry(maker, index, t))
    .filter(entry => entry.children.length > 0);
  const own = (index.podsByMaker.get(workload.metadata.uid ?? '') ?? []).map(podEntry);
  return {
    ...leaf(id, workload.metadata.name ?? '', `${workload.kind} · ${status}`),
    icon: 'layers',
    tone,
    section: workload.kind.charAt(0).toLowerCase() + workload.kind.slice(1),
    children: bounded([...below, ...own]),
  };
}

function makerEntry(maker: KubernetesObject, index: ClusterIndex, t: Translate): TreeEntry {
  const pods = index.podsByMaker.get(maker.metadata.uid ?? '') ?? [];
  return {
    ...leaf(idOf(maker), maker.metadata.name ?? '', t('rev {0}', revisionOf(maker))),
    icon: 'versions',
    section: 'replicaSet',
    children: bounded(pods.map(podEntry)),
  };
}

function podEntry(pod: IndexedPod): TreeEntry {
  const [icon, tone] = podIcons[pod.state];
  const place = pod.facts.nodeName === undefined ? '' : ` · ${pod.facts.nodeName}`;
  return { ...leaf(pod.id, pod.name, `${pod.facts.status}${place}`), icon, tone, section: 'pod' };
}

function nodeEntries(index: ClusterIndex, t: Translate): readonly TreeEntry[] {
  return nodeCards(index, t).cards.flatMap(card => {
    if (card.id === undefined) {
      return [];
    }
    const pods = index.podsByNode.get(card.name) ?? [];
    const section = card.failed ? 'failedNode' : card.cordoned ? 'cordonedNode' : 'node';
    return [
      {
        ...leaf(card.id, card.name, card.note),
        key: `node ${card.id}`,
        icon: card.failed ? 'debug-disconnect' : 'server',
        tone: card.tone,
        section,
        // The same pods stand under their workloads: a tree needs a key of its own for each place.
        children: bounded(pods.map(podEntry)).map(entry => ({
          ...entry,
          key: `node ${entry.key}`,
        })),
      },
    ];
  });
}

function otherGroups(index: ClusterIndex, t: Translate): readonly TreeEntry[] {
  const byKind = new Map<string, TreeEntry[]>();
  const workloads = new Set(index.workloads.map(workload => groupKindOf(workload)));
  for (const object of index.snapshot.all()) {
    const groupKind = groupKindOf(object);
    if (ownGroups.has(groupKind) || workloads.has(groupKind) || !isApplied(object)) {
      continue;
    }
    const entries = byKind.get(groupKind) ?? [];
    const { description, tone } = objectWords(object, t);
    entries.push({ ...leaf(idOf(object), object.metadata.name ?? '', description), tone });
    byKind.set(groupKind, entries);
  }
  return [...byKind.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([groupKind, entries]) => group(groupKind, kindOf(groupKind), 'symbol-object', entries));
}

/** What came from a manifest; the cluster's own furniture stays out of the way. */
function isApplied(object: KubernetesObject): boolean {
  const { annotations } = object.metadata;
  return annotations?.['kubectl.kubernetes.io/last-applied-configuration'] !== undefined;
}

function group(
  key: string,
  label: string,
  icon: string,
  children: readonly TreeEntry[],
): TreeEntry {
  const description = String(children.length);
  return {
    key,
    label,
    description,
    icon,
    tone: 'neutral',
    section: 'group',
    children: bounded(children),
  };
}

function leaf(objectId: ObjectId, label: string, description: string): TreeEntry {
  return {
    key: objectId,
    objectId,
    label,
    description,
    icon: 'symbol-object',
    tone: 'neutral',
    section: 'object',
    children: [],
  };
}

function bounded(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  return entries.slice(0, childrenMax);
}
