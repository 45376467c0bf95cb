// Filter NodeAffinity: spec.nodeSelector and required node affinity name the nodes a pod may go to.

import type { NodeAffinity } from '../../../schemas/built/types.js';
import { type Labels, matchesNodeTerms } from '../state/labelMatch.js';
import type { NodeState } from '../state/nodeTable.js';
import { rejection } from '../state/plugin.js';
import type { NodeRules, Rejection } from '../state/podClass.js';

const mismatch = rejection(
  'NodeAffinity',
  "node(s) didn't match Pod's node affinity/selector",
  'final',
);

/** Rejects nodes that the selector or the required affinity does not name. */
export function checkNodeAffinity(node: NodeState, rules: NodeRules): Rejection | undefined {
  return matchesRequired(node.labels, node.name, rules) ? undefined : mismatch;
}

/** Whether selector and required affinity hold for a node. */
export function matchesRequired(
  labels: Labels,
  nodeName: string,
  rules: { readonly nodeSelector: Labels | undefined; readonly affinity: NodeAffinity | undefined },
): boolean {
  for (const [key, value] of Object.entries(rules.nodeSelector ?? {})) {
    if (labels[key] !== value) {
      return false;
    }
  }
  const required = rules.affinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || matchesNodeTerms(required.nodeSelectorTerms, labels, nodeName);
}

/**
 * The nodes that required affinity names by metadata.name in every term (pods of a DaemonSet): the
 * scheduler then looks at no other. Undefined where some term names none.
 */
export function namedNodes(rules: NodeRules): ReadonlySet<string> | undefined {
  const terms =
    rules.affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const names = new Set<string>();
  for (const term of terms) {
    const named = (term.matchFields ?? []).filter(
      ({ key, operator }) => key === 'metadata.name' && operator === 'In',
    );
    if (named.length === 0) {
      return undefined;
    }
    const [first, ...others] = named.map(({ values }) => values ?? []);
    for (const value of first ?? []) {
      if (others.every(values => values.includes(value))) {
        names.add(value);
      }
    }
  }
  return terms.length === 0 ? undefined : names;
}
