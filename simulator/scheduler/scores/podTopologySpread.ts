// Score PodTopologySpread: ScheduleAnyway constraints, and the system's own where a pod brings none.

import { spreadCounter } from '../filters/podTopologySpread.js';
import type { NodeState } from '../state/nodeTable.js';
import { type Attempt, type Candidates, maxNodeScore, type ScorePlugin } from '../state/plugin.js';
import type { SpreadConstraint } from '../state/podClass.js';
import type { TopologyCounter } from '../state/topologyCounter.js';
import { defaultConstraints } from './defaultConstraints.js';

const hostname = 'kubernetes.io/hostname';
const ignored = -1;

/** Nodes whose domains hold fewer of the pods score higher. */
export const spreadPreference: ScorePlugin = {
  name: 'PodTopologySpread',
  weight: 2,
  prepare(attempt, feasible) {
    const isOwn = attempt.podClass.spread.length > 0;
    const constraints = isOwn
      ? attempt.podClass.spread.filter(constraint => !constraint.hard)
      : defaultConstraints(attempt);
    if (constraints.length === 0) {
      return undefined;
    }
    const keys = isOwn ? constraints.map(({ topologyKey }) => topologyKey) : [];
    const isIgnored = (node: NodeState): boolean =>
      keys.some(key => node.labels[key] === undefined);
    const parts = toParts(attempt, constraints, { feasible, keys, isIgnored });
    return {
      scoreAll({ nodes, slots }, scores) {
        scores.fill(0);
        for (const part of parts) {
          addPart(part, slots, scores);
        }
        for (let index = 0; index < scores.length; index++) {
          scores[index] =
            keys.length > 0 && isIgnored(nodes[index] as NodeState)
              ? ignored
              : Math.round(scores[index] as number);
        }
        normalize(scores);
      },
    };
  },
};

interface Part {
  /** The domain of each node slot; -1 without the topology key. */
  readonly domainOf: Int32Array;
  readonly counter: TopologyCounter;
  readonly weight: number;
  readonly skew: number;
}

function addPart(
  { domainOf, counter, weight, skew }: Part,
  slots: Int32Array,
  scores: Float64Array,
): void {
  const { countsOf, domains } = counter.places();
  for (let index = 0; index < scores.length; index++) {
    const slot = slots[index] as number;
    if ((domainOf[slot] ?? -1) >= 0) {
      const domain = domains[slot] ?? -1;
      const count = domain < 0 ? 0 : (countsOf[domain] as number);
      scores[index] = (scores[index] as number) + (count * weight + skew);
    }
  }
}

function toParts(
  attempt: Attempt,
  constraints: readonly SpreadConstraint[],
  among: {
    readonly feasible: Candidates;
    readonly keys: readonly string[];
    readonly isIgnored: (node: NodeState) => boolean;
  },
): readonly Part[] {
  return constraints.map(constraint => {
    const { topologyKey, maxSkew } = constraint;
    const slots = among.keys.length === 0 ? among.feasible.slots : countedSlots(among);
    const { domainOf, values } = attempt.state.nodes.topology(topologyKey);
    const domains =
      topologyKey === hostname ? slots.length : countDomains(slots, domainOf, values.length);
    return {
      domainOf,
      counter: spreadCounter(attempt, constraint, among.keys),
      weight: Math.log(domains + 2),
      skew: maxSkew - 1,
    };
  });
}

function countedSlots({
  feasible,
  isIgnored,
}: {
  readonly feasible: Candidates;
  readonly isIgnored: (node: NodeState) => boolean;
}): Int32Array {
  return feasible.slots.filter((_, index) => !isIgnored(feasible.nodes[index] as NodeState));
}

/** Nodes without the key share a domain of their own. */
function countDomains(slots: Int32Array, domainOf: Int32Array, knownDomains: number): number {
  const seen = new Uint8Array(knownDomains + 1);
  let count = 0;
  for (let at = 0; at < slots.length; at++) {
    const index = (domainOf[slots[at] as number] ?? -1) + 1;
    if (seen[index] === 0) {
      seen[index] = 1;
      count++;
    }
  }
  return count;
}

function normalize(scores: Float64Array): void {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const score of scores) {
    if (score !== ignored) {
      min = Math.min(min, score);
      max = Math.max(max, score);
    }
  }
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] ?? 0;
    if (score === ignored) {
      scores[index] = 0;
    } else {
      scores[index] =
        max === 0 ? maxNodeScore : Math.floor((maxNodeScore * (max + min - score)) / max);
    }
  }
}
