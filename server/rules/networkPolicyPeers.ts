/**
 * Rule: network-policy-peers
 *
 * A NetworkPolicy allows traffic from or to pods that nobody makes: a typo in a peer's labels closes the door to those
 * who were meant.
 *
 *     ingress:
 *       - from:
 *           - podSelector: { matchLabels: { app: frontent } }     # ← no pod has these labels
 *
 * Only peers of the policy's own namespace are judged.
 */

import type { GraphObject } from '../../core/graph/objectGraph.js';
import { selectorOf } from '../../core/kubernetes/selector.js';
import { fieldsAt, isSet, itemsAt, type Placed, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';
import { findSelectsNothing } from './selecting.js';

export const networkPolicyPeers: Rule = {
  id: 'network-policy-peers',
  severity: 'hint',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    return peersOf(object).flatMap(peer => {
      const { value, path } = fieldsAt(peer, 'podSelector');
      const place = { selector: selectorOf(value), at: path };
      return findSelectsNothing(object, place, context) ?? [];
    });
  },
};

function peersOf(object: GraphObject): Placed[] {
  if (object.facts.groupKind !== 'networking.k8s.io/NetworkPolicy') {
    return [];
  }
  const root = rootOf(object);
  return [
    ...itemsAt(root, 'spec', 'ingress').flatMap(rule => itemsAt(rule, 'from')),
    ...itemsAt(root, 'spec', 'egress').flatMap(rule => itemsAt(rule, 'to')),
  ].filter(peer => isSet(peer, 'podSelector') && !isSet(peer, 'namespaceSelector'));
}
