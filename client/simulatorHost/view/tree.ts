// The tree "Simulated cluster": the same objects as the picture, for who prefers a list.

import { kindOf } from '../../../core/kubernetes/groupKind.js';
import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { ObjectId, PodState, Tone } from '../../../core/protocol.js';
import { groupKindOf } from '../../../simulator/api/resources.js';
import { idOf } from '../objectId.js';
import type { Translate } from '../translate.js';
import { type ClusterIndex, type IndexedPod, revisionOf } from './clusterIndex.js';
import { nodeCards } from './nodeCards.js';
import { objectWords } from './objectWords.js';
import { serviceCards } from './serviceCards.js';
import { workloadStatus } from './workloadStatus.js';

/** Children of one item; more are counted. */
const childrenMax = 200;
/** Pods below all nodes together. */
const nodePodsMax = 1500;

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
  const groups = [
    group('services', t('Services'), 'radio-tower', serviceEntries(index, t)),
    group('workloads', t('Workloads'), 'layers', workloadEntries(index, t)),
    group('nodes', t('Nodes'), 'server', nodeEntries(index, t)),
    ...otherGroups(index, t),
  ];
  return groups.filter(entry => entry.children.length > 0);
}

interface Counted {
  readonly entries: readonly TreeEntry[];
  readonly count: number;
}

function serviceEntries(index: ClusterIndex, t: Translate): Counted {
  const { cards, left } = serviceCards(index, t);
  const toEntry = (card: (typeof cards)[number]): TreeEntry => ({
    ...leaf(card.id, card.name, `${card.kind} · ${card.verdict}`),
    icon: 'radio-tower',
    tone: card.tone,
    section: 'service',
  });
  return { entries: bounded(cards, toEntry, t), count: cards.length + left };
}

function workloadEntries(index: ClusterIndex, t: Translate): Counted {
  const makers = index.workloads.map(workload => () => workloadEntry(workload, index, t));
  const bare = index.pods.filter(pod => pod.maker === undefined);
  const all = [...makers, ...bare.map(pod => () => podEntry(pod))];
  return { entries: bounded(all, make => make(), t), count: all.length };
}

function workloadEntry(workload: KubernetesObject, index: ClusterIndex, t: Translate): TreeEntry {
  const id = idOf(workload);
  const { status, tone } = workloadStatus(workload, index, t);
  const below = (index.makersByWorkload.get(id) ?? [])
    .filter(maker => index.podsByMaker.has(maker.metadata.uid ?? ''))
    .map(maker => makerEntry(maker, index, t));
  const own = index.podsByMaker.get(workload.metadata.uid ?? '') ?? [];
  return {
    ...leaf(id, workload.metadata.name ?? '', `${workload.kind} · ${status}`),
    icon: 'layers',
    tone,
    section: workload.kind.charAt(0).toLowerCase() + workload.kind.slice(1),
    children: [...bounded(below, entry => entry, t), ...bounded(own, podEntry, t)],
  };
}

function makerEntry(maker: KubernetesObject, index: ClusterIndex, t: Translate): TreeEntry {
  const pods = index.podsByMaker.get(maker.metadata.uid ?? '') ?? [];
  const isJob = maker.kind === 'Job';
  const note = isJob ? workloadStatus(maker, index, t).status : t('rev {0}', revisionOf(maker));
  return {
    ...leaf(idOf(maker), maker.metadata.name ?? '', note),
    icon: isJob ? 'layers' : 'versions',
    section: isJob ? 'job' : 'replicaSet',
    children: bounded(pods, podEntry, t),
  };
}

function podEntry(pod: IndexedPod): TreeEntry {
  const [icon, tone] = podIcons[pod.state];
  const place = pod.facts.nodeName === undefined ? '' : ` · ${pod.facts.nodeName}`;
  return { ...leaf(pod.id, pod.name, `${pod.facts.status}${place}`), icon, tone, section: 'pod' };
}

function nodeEntries(index: ClusterIndex, t: Translate): Counted {
  const { cards, left } = nodeCards(index, t);
  const nodes = cards.flatMap(card => (card.id === undefined ? [] : [{ ...card, id: card.id }]));
  // Few of each where there are many nodes: every entry is compared at every change.
  const max = Math.max(10, Math.min(childrenMax, Math.floor(nodePodsMax / nodes.length)));
  const toEntry = (card: (typeof nodes)[number]): TreeEntry => ({
    ...leaf(card.id, card.name, card.note),
    key: `node ${card.id}`,
    icon: card.failed ? 'debug-disconnect' : 'server',
    tone: card.tone,
    section: card.failed ? 'failedNode' : card.cordoned ? 'cordonedNode' : 'node',
    // The same pods stand under their workloads: a tree needs a key of its own for each place.
    children: bounded(index.podsByNode.get(card.name) ?? [], podEntry, t, max).map(entry => ({
      ...entry,
      key: `node ${entry.key}`,
    })),
  });
  return { entries: bounded(nodes, toEntry, t), count: nodes.length + left };
}

function otherGroups(index: ClusterIndex, t: Translate): readonly TreeEntry[] {
  const { snapshot } = index;
  const shown = new Set([...ownGroups, ...index.workloads.map(workload => groupKindOf(workload))]);
  return snapshot
    .kinds()
    .filter(groupKind => !shown.has(groupKind))
    .map(groupKind => {
      const objects = snapshot.list(groupKind).filter(isApplied);
      const entries = bounded(objects, object => objectEntry(object, t), t);
      const counted = { entries, count: objects.length };
      return group(groupKind, kindOf(groupKind), 'symbol-object', counted);
    });
}

function objectEntry(object: KubernetesObject, t: Translate): TreeEntry {
  const { description, tone } = objectWords(object, t);
  const entry = { ...leaf(idOf(object), object.metadata.name ?? '', description), tone };
  return object.kind === 'HorizontalPodAutoscaler' ? { ...entry, section: 'autoscaler' } : entry;
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
  { entries, count }: { readonly entries: readonly TreeEntry[]; readonly count: number },
): TreeEntry {
  return {
    key,
    label,
    description: String(count),
    icon,
    tone: 'neutral',
    section: 'group',
    children: entries,
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

/** The first entries, made only as far as they are shown, and how many there are more. */
function bounded<Item>(
  items: readonly Item[],
  toEntry: (item: Item) => TreeEntry,
  t: Translate,
  max = childrenMax,
): readonly TreeEntry[] {
  const entries = items.slice(0, max).map(toEntry);
  const left = items.length - entries.length;
  return left === 0 ? entries : [...entries, moreEntry(entries.at(-1)?.key ?? '', left, t)];
}

function moreEntry(after: string, left: number, t: Translate): TreeEntry {
  return {
    key: `more ${after}`,
    label: t('{0} more', left),
    description: '',
    icon: 'ellipsis',
    tone: 'neutral',
    section: 'group',
    children: [],
  };
}
