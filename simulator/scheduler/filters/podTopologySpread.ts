// Filter PodTopologySpread: DoNotSchedule constraints bound how uneven the pods of a selector may lie.

import type { NodeState } from '../state/nodeTable.js';
import { type Attempt, type FilterPlugin, rejection } from '../state/plugin.js';
import type { PodClass, SpreadConstraint } from '../state/podClass.js';
import { findUntolerated } from '../state/tolerations.js';
import type { CounterRule, TopologyCounter } from '../state/topologyCounter.js';
import { matchesRequired } from './nodeAffinity.js';

const name = 'PodTopologySpread';
const reason = "node(s) didn't match pod topology spread constraints";
const uneven = rejection(name, reason, 'resolvable');
const noDomain = rejection(name, `${reason} (missing required label)`, 'final');

/** Rejects nodes whose domain would lead the emptiest one by more than maxSkew. */
export const podTopologySpread: FilterPlugin = {
  name,
  prepare(attempt) {
    const hard = attempt.podClass.spread.filter(constraint => constraint.hard);
    if (hard.length === 0) {
      return undefined;
    }
    const keys = hard.map(({ topologyKey }) => topologyKey);
    const checks = hard.map(constraint => ({
      constraint,
      counter: spreadCounter(attempt, constraint, keys),
      self: constraint.selector(attempt.podClass.labels) ? 1 : 0,
    }));
    return node => {
      for (const { constraint, counter, self } of checks) {
        if (node.labels[constraint.topologyKey] === undefined) {
          return noDomain;
        }
        if (counter.onNode(node.slot) + self - floorOf(counter, constraint) > constraint.maxSkew) {
          return uneven;
        }
      }
      return undefined;
    };
  },
};

/** Counts the pods a constraint speaks of, in the domains that take part. Nodes need all of the keys. */
export function spreadCounter(
  { podClass, state }: Pick<Attempt, 'podClass' | 'state'>,
  constraint: SpreadConstraint,
  requiredKeys: readonly string[],
): TopologyCounter {
  return state.counterFor(constraint, () => ruleOf(podClass, constraint, requiredKeys));
}

/** A constraint belongs to one class, and so does the rule. */
function ruleOf(
  podClass: PodClass,
  constraint: SpreadConstraint,
  requiredKeys: readonly string[],
): CounterRule {
  const { node: rules, namespace } = podClass;
  const { honorsNodeAffinity, honorsTaints, topologyKey, selector } = constraint;
  const honored = [
    honorsNodeAffinity ? [rules.nodeSelector, rules.affinity] : [],
    honorsTaints ? rules.tolerations : [],
  ];
  const isEligible = (node: NodeState): boolean =>
    requiredKeys.every(key => node.labels[key] !== undefined) &&
    (!honorsNodeAffinity || matchesRequired(node.labels, node.name, rules)) &&
    (!honorsTaints ||
      findUntolerated(node.taints, rules.tolerations, ['NoSchedule', 'NoExecute']) === undefined);
  return {
    key: `spread|${topologyKey}|${namespace}|${constraint.selectorKey}|${requiredKeys}|${JSON.stringify(honored)}`,
    topologyKey,
    countsClass: other => other.namespace === namespace && selector(other.labels),
    skipsTerminating: true,
    isEligible,
  };
}

function floorOf(counter: TopologyCounter, constraint: SpreadConstraint): number {
  return constraint.minDomains > counter.domains ? 0 : counter.min();
}
