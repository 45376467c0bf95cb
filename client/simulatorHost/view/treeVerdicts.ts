// Below a pod that waits for a place: the scheduler's word on each node.

import type { NodeVerdicts } from '../explain/nodeVerdicts.js';
import type { ClusterIndex, IndexedPod } from './clusterIndex.js';
import type { TreeEntry } from './tree.js';

/** Pods that wait tend to wait for the same reason: so many of them say it. */
const podsMax = 20;

/** The tree with the verdicts in it; the same where every pod has its place. */
export function withVerdicts(
  entries: readonly TreeEntry[],
  index: ClusterIndex,
  verdicts: NodeVerdicts,
): readonly TreeEntry[] {
  const waiting = index.pods.filter(isWaiting).slice(0, podsMax);
  if (waiting.length === 0) {
    return entries;
  }
  const byId = new Map(waiting.map(pod => [pod.id, pod]));
  const extend = (entry: TreeEntry): TreeEntry => {
    const pod = entry.objectId === undefined ? undefined : byId.get(entry.objectId);
    const children =
      pod === undefined ? entry.children.map(extend) : verdictEntries(entry.key, pod, verdicts);
    return { ...entry, children };
  };
  return entries.map(extend);
}

function isWaiting({ state, facts }: IndexedPod): boolean {
  return state === 'pending' && facts.nodeName === undefined;
}

function verdictEntries(
  podKey: string,
  { pod }: IndexedPod,
  verdicts: NodeVerdicts,
): readonly TreeEntry[] {
  return verdicts(pod).map(({ subject, text, tone }) => ({
    key: `${podKey} on ${subject}`,
    label: subject,
    description: text.map(piece => piece.text).join(''),
    icon: 'circle-slash',
    tone,
    section: 'verdict',
    children: [],
  }));
}
