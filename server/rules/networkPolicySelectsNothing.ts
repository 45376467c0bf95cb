/**
 * Rule: network-policy-selects-nothing
 *
 * A NetworkPolicy whose podSelector no pod of the workspace carries isolates nothing.
 *
 *     kind: NetworkPolicy
 *     spec:
 *       podSelector: { matchLabels: { app: wbe } }     # ← no pod has these labels
 *
 * An empty podSelector means every pod of the namespace and is never reported.
 */
import type { Rule } from './rule.js';
import { findSelectsNothing } from './selecting.js';

export const networkPolicySelectsNothing: Rule = {
  id: 'network-policy-selects-nothing',
  severity: 'warning',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    return object.facts.groupKind === 'networking.k8s.io/NetworkPolicy'
      ? object.facts.selectors.flatMap(place => findSelectsNothing(object, place, context) ?? [])
      : [];
  },
};
