// The filters and scores that depend on the node object and the pod's own rules alone: answered once per node and rule set.

import { matchesNodeTerm } from '../state/labelMatch.js';
import type { NodeState } from '../state/nodeTable.js';
import type { NodeRules, NodeVerdict } from '../state/podClass.js';
import { countIntolerable } from '../state/tolerations.js';
import { checkNodeAffinity } from './nodeAffinity.js';
import { checkUnschedulable } from './nodeUnschedulable.js';
import { checkTaints } from './taintToleration.js';

/** What NodeUnschedulable, TaintToleration and NodeAffinity say of a node; kept until the node changes. */
export function verdictOf(node: NodeState, rules: NodeRules): NodeVerdict {
  const known = rules.verdicts[node.slot];
  if (known?.generation === node.generation) {
    return known;
  }
  const verdict: NodeVerdict = {
    generation: node.generation,
    rejection:
      checkUnschedulable(node, rules.tolerations) ??
      checkTaints(node, rules.tolerations) ??
      checkNodeAffinity(node, rules),
    intolerable: countIntolerable(node.taints, rules.tolerations),
    preference: preferenceFor(node, rules),
  };
  rules.verdicts[node.slot] = verdict;
  return verdict;
}

function preferenceFor(node: NodeState, { affinity }: NodeRules): number {
  return (affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).reduce(
    (sum, { preference, weight }) =>
      matchesNodeTerm(preference, node.labels, node.name) ? sum + weight : sum,
    0,
  );
}
