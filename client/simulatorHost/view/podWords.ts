// The words for states of pods, singular in lists and in sentences for screen readers.

import type { PodCount, PodState } from '../../../core/protocol.js';
import type { Translate } from '../translate.js';
import type { IndexedPod } from './clusterIndex.js';

/** States in the order bars and counts show them: the good first, the going last. */
export const stateOrder: readonly PodState[] = [
  'ready',
  'completed',
  'starting',
  'unready',
  'pending',
  'failing',
  'unknown',
  'terminating',
];

/** One word for a state. */
export function stateWord(state: PodState, t: Translate): string {
  const words: Readonly<Record<PodState, string>> = {
    ready: t('ready'),
    completed: t('completed'),
    starting: t('starting'),
    unready: t('not ready'),
    pending: t('unscheduled'),
    failing: t('failing'),
    unknown: t('unknown'),
    terminating: t('terminating'),
  };
  return words[state];
}

/** A pod in a sentence: `Pod web-2mz79: Running, ready, revision 2, on node-1`. */
export function podSentence(pod: IndexedPod, t: Translate): string {
  const place = pod.facts.nodeName ?? t('no node');
  return t(
    'Pod {0}: {1}, {2}, revision {3}, on {4}',
    pod.name,
    pod.facts.status,
    stateWord(pod.state, t),
    pod.revision,
    place,
  );
}

/** How many pods are in each state, in the order of `stateOrder`; states without pods are left out. */
export function countStates(pods: readonly IndexedPod[], t: Translate): readonly PodCount[] {
  const counts = new Map<PodState, number>();
  for (const pod of pods) {
    counts.set(pod.state, (counts.get(pod.state) ?? 0) + 1);
  }
  return stateOrder.flatMap(state => {
    const count = counts.get(state) ?? 0;
    return count === 0 ? [] : [{ state, count, label: stateWord(state, t) }];
  });
}
