// Scores TaintToleration and NodeAffinity: what node objects alone make better or worse.

import { verdictOf } from '../filters/nodeVerdict.js';
import type { NodeState } from '../state/nodeTable.js';
import { maxNodeScore, type ScorePlugin, scorerOf } from '../state/plugin.js';

/** Nodes with fewer intolerable PreferNoSchedule taints score higher. */
export const taintPreference: ScorePlugin = {
  name: 'TaintToleration',
  weight: 3,
  prepare({ podClass, state }, feasible) {
    const isTolerated = (node: NodeState): boolean =>
      verdictOf(node, podClass.node).intolerable === 0;
    if (!state.nodes.hasSoftTaints || feasible.nodes.every(isTolerated)) {
      return maxNodeScore;
    }
    return scorerOf(
      node => verdictOf(node, podClass.node).intolerable,
      scores => {
        const max = scores.reduce((a, b) => Math.max(a, b), 0);
        for (let index = 0; index < scores.length; index++) {
          scores[index] = maxNodeScore - Math.floor((maxNodeScore * (scores[index] ?? 0)) / max);
        }
      },
    );
  },
};

/** Nodes that more of the preferred node affinity names score higher. */
export const affinityPreference: ScorePlugin = {
  name: 'NodeAffinity',
  weight: 2,
  prepare({ podClass }) {
    const preferred = podClass.node.affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    if (preferred.length === 0) {
      return undefined;
    }
    return scorerOf(
      node => verdictOf(node, podClass.node).preference,
      scores => {
        const max = scores.reduce((a, b) => Math.max(a, b), 0);
        for (let index = 0; max > 0 && index < scores.length; index++) {
          scores[index] = Math.floor((maxNodeScore * (scores[index] ?? 0)) / max);
        }
      },
    );
  },
};
