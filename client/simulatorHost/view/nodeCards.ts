// The third column: nodes with their room and their pods, and the place of pods that are on no node.

import { milliNumber, unitNumber } from '../../../core/kubernetes/quantity.js';
import type { Density, Meter, NodeCard, PodTile, Tone } from '../../../core/protocol.js';
import type { Node } from '../../../schemas/built/types.js';
import { toObjectId } from '../objectId.js';
import type { Translate } from '../translate.js';
import {
  type ClusterIndex,
  type IndexedPod,
  isReady,
  isStopped,
  splitPodName,
} from './clusterIndex.js';
import { countStates, podSentence } from './podWords.js';

/** More nodes than this are counted, the troubled ones drawn first. */
export const nodesMax = 120;

/** Pods up to which each is a tile, and up to which each is a dot. */
const tilesMax = 120;
const dotsMax = 900;
/** How long a pod tolerates that its node is gone, unless it says otherwise. */
const evictionSeconds = 300;

/** How much of each pod the picture shows. */
export function densityOf(podCount: number): Density {
  if (podCount <= tilesMax) {
    return 'tiles';
  }
  return podCount <= dotsMax ? 'dots' : 'counts';
}

export interface NodeCards {
  readonly cards: readonly NodeCard[];
  readonly left: number;
}

/** Cards of all nodes, and last the place of unscheduled pods if there are any. */
export function nodeCards(index: ClusterIndex, t: Translate): NodeCards {
  const density = densityOf(index.pods.length);
  const all = [...index.snapshot.list<Node>('Node')].sort(byNumber);
  const nodes = all.length <= nodesMax ? all : troubledFirst(all, index).slice(0, nodesMax);
  const cards = nodes.map(node => nodeCard(node, index, density, t));
  const unscheduled = index.podsByNode.get('') ?? [];
  return {
    cards: unscheduled.length === 0 ? cards : [...cards, unscheduledCard(unscheduled, density, t)],
    left: all.length - nodes.length,
  };
}

const names = new Intl.Collator('en', { numeric: true });

/** `node-2` before `node-10`. */
function byNumber(a: Node, b: Node): number {
  return names.compare(a.metadata?.name ?? '', b.metadata?.name ?? '');
}

function troubledFirst(nodes: readonly Node[], index: ClusterIndex): readonly Node[] {
  const isTroubled = (node: Node) => index.lostNodes.has(node.metadata?.name ?? '');
  return [...nodes.filter(isTroubled), ...nodes.filter(node => !isTroubled(node))];
}

function nodeCard(node: Node, index: ClusterIndex, density: Density, t: Translate): NodeCard {
  const name = node.metadata?.name ?? '';
  const pods = index.podsByNode.get(name) ?? [];
  const isLost = index.lostNodes.has(name);
  const cordoned = node.spec?.unschedulable === true;
  const pressures = isLost ? [] : pressuresOf(node);
  return {
    id: toObjectId({ groupKind: 'Node', namespace: '', name }),
    name,
    note: [zoneOf(node), condition(node, index.snapshot.timeMs, t), ...pressures]
      .filter(Boolean)
      .join(' · '),
    tone: nodeTone(isLost, cordoned || pressures.length > 0),
    cordoned,
    failed: isLost,
    ...(isLost ? { cpu: undefined, memory: undefined } : meters(node, pods, t)),
    ...podsOf(pods, density, t),
  };
}

function nodeTone(isLost: boolean, isHeld: boolean): Tone {
  if (isLost) {
    return 'bad';
  }
  return isHeld ? 'warning' : 'good';
}

/** What the node is short of, in Kubernetes' own words: `MemoryPressure`. */
function pressuresOf(node: Node): readonly string[] {
  const conditions = node.status?.conditions ?? [];
  return conditions
    .filter(({ type, status }) => type.endsWith('Pressure') && status === 'True')
    .map(({ type }) => type);
}

function zoneOf(node: Node): string {
  return node.metadata?.labels?.['topology.kubernetes.io/zone'] ?? '';
}

/** `Ready`, or how long it is gone and when its pods are evicted. */
function condition(node: Node, nowMs: number, t: Translate): string {
  if (isReady(node)) {
    return isStopped(node) ? t('stopped, not noticed yet') : t('Ready');
  }
  const ready = node.status?.conditions?.find(candidate => candidate.type === 'Ready');
  const sinceMs = Date.parse(String(ready?.lastTransitionTime ?? ''));
  if (Number.isNaN(sinceMs)) {
    return t('NotReady');
  }
  const seconds = Math.max(0, Math.round((nowMs - sinceMs) / 1000));
  const left = evictionSeconds - seconds;
  const gone = t('NotReady for {0}', duration(seconds));
  return left > 0 ? `${gone} · ${t('evicts in {0}', duration(left))}` : gone;
}

/** `3 s`, `5 m 47 s`. */
function duration(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} m ${seconds % 60} s`;
}

function meters(node: Node, pods: readonly IndexedPod[], t: Translate) {
  const active = pods.filter(pod => pod.state !== 'completed');
  const milliCpu = active.reduce((sum, pod) => sum + pod.facts.milliCpu, 0);
  const bytes = active.reduce((sum, pod) => sum + pod.facts.memoryBytes, 0);
  const room = node.status?.allocatable ?? node.status?.capacity ?? {};
  const cpuRoom = milliNumber(room['cpu'] ?? 0);
  const memoryRoom = unitNumber(room['memory'] ?? 0);
  return {
    cpu: meter(milliCpu, cpuRoom, t('cpu: {0} m of {1} m requested', milliCpu, cpuRoom)),
    memory: meter(
      bytes,
      memoryRoom,
      t('memory: {0} Mi of {1} Mi requested', toMi(bytes), toMi(memoryRoom)),
    ),
  };
}

function meter(used: number, room: number, label: string): Meter | undefined {
  return room === 0 ? undefined : { fraction: used / room, label };
}

function toMi(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

function unscheduledCard(pods: readonly IndexedPod[], density: Density, t: Translate): NodeCard {
  return {
    id: undefined,
    name: t('unscheduled'),
    note: pods.length === 1 ? t('1 pod on no node') : t('{0} pods on no node', pods.length),
    tone: 'warning',
    cordoned: false,
    failed: false,
    cpu: undefined,
    memory: undefined,
    ...podsOf(pods, density, t),
  };
}

function podsOf(pods: readonly IndexedPod[], density: Density, t: Translate) {
  return density === 'counts'
    ? { pods: [], counts: countStates(pods, t) }
    : { pods: pods.map(pod => podTile(pod, t)), counts: [] };
}

function podTile(pod: IndexedPod, t: Translate): PodTile {
  return {
    id: pod.id,
    ...splitPodName(pod),
    hue: pod.hue,
    state: pod.state,
    label: podSentence(pod, t),
  };
}
