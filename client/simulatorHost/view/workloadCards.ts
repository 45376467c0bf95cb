// The second column: workloads with their revisions as bars, and their arithmetic in words.

import type { KubernetesObject } from '../../../core/kubernetes/object.js';
import type { RevisionBar, RichText, Tone, WorkloadCard } from '../../../core/protocol.js';
import type { ReplicaSet } from '../../../schemas/built/types.js';
import { idOf, toObjectId } from '../objectId.js';
import type { Translate } from '../translate.js';
import { type ClusterIndex, hueOf, type IndexedPod, revisionOf } from './clusterIndex.js';
import { countStates } from './podWords.js';
import { workloadNotes } from './workloadNotes.js';
import { workloadStatus } from './workloadStatus.js';

/** More workloads than this are counted, not drawn. */
export const workloadsMax = 120;
/** Revisions of one workload that are drawn, newest first. */
const barsMax = 5;
const ordinalsMax = 12;

export interface WorkloadCards {
  readonly cards: readonly WorkloadCard[];
  readonly left: number;
}

/** Cards of all workloads, then of pods that nothing made. */
export function workloadCards(index: ClusterIndex, t: Translate): WorkloadCards {
  const bare = index.pods.filter(pod => pod.maker === undefined);
  const total = index.workloads.length + bare.length;
  const cards = index.workloads.slice(0, workloadsMax).map(workload => card(workload, index, t));
  const bareCards = bare.slice(0, workloadsMax - cards.length).map(pod => bareCard(pod, t));
  return { cards: [...cards, ...bareCards], left: total - cards.length - bareCards.length };
}

function card(workload: KubernetesObject, index: ClusterIndex, t: Translate): WorkloadCard {
  const id = idOf(workload);
  const pods = index.podsByWorkload.get(id) ?? [];
  const { status, tone } = workloadStatus(workload, index, t);
  const bars = barsOf(workload, pods, index, t);
  return {
    id,
    name: workload.metadata.name ?? '',
    kind: workload.kind,
    status,
    tone,
    bars,
    notes: workloadNotes(workload, index, t),
    nodes: nodesOf(pods),
  };
}

function bareCard(pod: IndexedPod, t: Translate): WorkloadCard {
  const tones: Partial<Record<IndexedPod['state'], Tone>> = {
    ready: 'good',
    completed: 'good',
    starting: 'busy',
    failing: 'bad',
    unknown: 'bad',
  };
  return {
    id: pod.id,
    name: pod.name,
    kind: 'Pod',
    status: pod.facts.status,
    tone: tones[pod.state] ?? 'warning',
    bars: [],
    notes: bareNotes(t),
    nodes: nodesOf([pod]),
  };
}

function bareNotes(t: Translate): readonly RichText[] {
  return [[{ text: t('nothing replaces it when it goes') }]];
}

function nodesOf(pods: readonly IndexedPod[]): readonly string[] {
  const names = new Set(pods.map(pod => pod.facts.nodeName ?? ''));
  return [...names].map(name =>
    name === '' ? 'unscheduled' : toObjectId({ groupKind: 'Node', namespace: '', name }),
  );
}

function barsOf(
  workload: KubernetesObject,
  pods: readonly IndexedPod[],
  index: ClusterIndex,
  t: Translate,
): readonly RevisionBar[] {
  switch (workload.kind) {
    case 'Deployment':
      return replicaSetBars(workload, index, t);
    case 'StatefulSet':
      return [ordinalBar(workload, pods, t)];
    case 'CronJob':
      return jobBars(workload, index, t);
    default:
      return pods.length === 0 && desiredOf(workload) === 0 ? [] : [plainBar(workload, pods, t)];
  }
}

function replicaSetBars(
  deployment: KubernetesObject,
  index: ClusterIndex,
  t: Translate,
): readonly RevisionBar[] {
  const prefix = `${deployment.metadata.name}-`;
  const sets = [...(index.makersByWorkload.get(idOf(deployment)) ?? [])];
  sets.sort((a, b) => revisionOf(b) - revisionOf(a));
  const shown = sets.filter((set, rank) => rank === 0 || isActive(set, index));
  return shown.slice(0, barsMax).map(set => {
    const pods = index.podsByMaker.get(set.metadata.uid ?? '') ?? [];
    const name = set.metadata.name ?? '';
    return {
      id: idOf(set),
      name: name.startsWith(prefix) ? name.slice(prefix.length) : name,
      note: t('rev {0}', revisionOf(set)),
      hue: hueOf(revisionOf(set)),
      segments: countStates(pods, t),
      missing: missingOf(desiredOf(set), pods),
    };
  });
}

function isActive(set: KubernetesObject, index: ClusterIndex): boolean {
  return desiredOf(set) > 0 || (index.podsByMaker.get(set.metadata.uid ?? '') ?? []).length > 0;
}

function jobBars(
  cronJob: KubernetesObject,
  index: ClusterIndex,
  t: Translate,
): readonly RevisionBar[] {
  const jobs = [...(index.makersByWorkload.get(idOf(cronJob)) ?? [])].reverse();
  return jobs.slice(0, barsMax).map(job => ({
    ...plainBar(job, index.podsByMaker.get(job.metadata.uid ?? '') ?? [], t),
    id: idOf(job),
    name: job.metadata.name ?? '',
    note: workloadStatus(job, index, t).status,
  }));
}

function ordinalBar(set: KubernetesObject, pods: readonly IndexedPod[], t: Translate): RevisionBar {
  const ordered = [...pods].sort((a, b) => ordinalOf(a) - ordinalOf(b));
  const bar = plainBar(set, ordered, t);
  if (ordered.length > ordinalsMax) {
    return bar;
  }
  const segments = ordered.flatMap(pod => countStates([pod], t));
  const isContiguous = ordered.every((pod, place) => ordinalOf(pod) === place);
  return { ...bar, segments, ordinals: isContiguous };
}

function ordinalOf(pod: IndexedPod): number {
  return Number.parseInt(pod.name.slice(pod.name.lastIndexOf('-') + 1), 10) || 0;
}

function plainBar(
  workload: KubernetesObject,
  pods: readonly IndexedPod[],
  t: Translate,
): RevisionBar {
  const revision = pods.reduce((newest, pod) => Math.max(newest, pod.revision), 1);
  return {
    id: idOf(workload),
    name: workload.metadata.name ?? '',
    note: workload.kind === 'Job' ? '' : t('rev {0}', revision),
    hue: hueOf(revision),
    segments: countStates(pods, t),
    missing: missingOf(desiredOf(workload), pods),
  };
}

function missingOf(desired: number, pods: readonly IndexedPod[]): number {
  const present = pods.filter(pod => pod.state !== 'terminating').length;
  return Math.max(0, desired - present);
}

/** Replicas asked for: of a DaemonSet what its status says, of a Job its completions. */
export function desiredOf(workload: KubernetesObject): number {
  const { spec, status } = workload as unknown as {
    readonly spec?: ReplicaSet['spec'] & { readonly completions?: number };
    readonly status?: { readonly desiredNumberScheduled?: number };
  };
  switch (workload.kind) {
    case 'DaemonSet':
      return status?.desiredNumberScheduled ?? 0;
    case 'Job':
      return spec?.completions ?? 1;
    case 'CronJob':
      return 0;
    default:
      return spec?.replicas ?? 1;
  }
}
