// Score InterPodAffinity: preferred terms of the pod and of the pods already placed, and what those require.

import { selectingCounter } from '../filters/interPodAffinity.js';
import { type Attempt, maxNodeScore, type ScorePlugin, scorerOf } from '../state/plugin.js';
import type { TermRole } from '../state/schedulerState.js';
import type { TopologyCounter } from '../state/topologyCounter.js';

interface Pull {
  readonly counter: TopologyCounter;
  readonly weight: number;
}

/** Nodes near pods that attract, and far from pods that repel, score higher. */
export const podAffinityPreference: ScorePlugin = {
  name: 'InterPodAffinity',
  weight: 2,
  prepare(attempt) {
    const pulls = pullsOn(attempt).filter(
      ({ counter, weight }) => counter.total > 0 && weight !== 0,
    );
    if (pulls.length === 0) {
      return undefined;
    }
    return scorerOf(node => {
      let score = 0;
      for (const { counter, weight } of pulls) {
        score += counter.onNode(node.slot) * weight;
      }
      return score;
    }, normalize);
  },
};

function pullsOn(attempt: Attempt): readonly Pull[] {
  const { podClass, state } = attempt;
  const { preferred, preferredAnti } = podClass.affinity;
  return [
    ...preferred.map(term => ({ counter: selectingCounter(attempt, term), weight: term.weight })),
    ...preferredAnti.map(term => ({
      counter: selectingCounter(attempt, term),
      weight: -term.weight,
    })),
    ...state.termsAbout(podClass).map(({ role, term, counter }) => ({
      counter: state.upToDate(counter),
      weight: weightOf(role, term.weight),
    })),
  ];
}

/** Required affinity of placed pods pulls with weight 1 (hardPodAffinityWeight). */
function weightOf(role: TermRole, weight: number): number {
  switch (role) {
    case 'required':
      return 1;
    case 'requiredAnti':
      return 0;
    case 'preferred':
      return weight;
    case 'preferredAnti':
      return -weight;
  }
}

function normalize(scores: Float64Array): void {
  const min = scores.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const max = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  for (let index = 0; index < scores.length; index++) {
    scores[index] =
      max > min ? Math.trunc((maxNodeScore * ((scores[index] ?? 0) - min)) / (max - min)) : 0;
  }
}
