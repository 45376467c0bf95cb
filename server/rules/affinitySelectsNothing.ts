/**
 * Rule: affinity-selects-nothing
 *
 * A pod must run beside pods that nobody makes: it stays `Pending`.
 *
 *     podAffinity:
 *       requiredDuringSchedulingIgnoredDuringExecution:
 *         - topologyKey: kubernetes.io/hostname
 *           labelSelector: { matchLabels: { app: cachee } }     # ← no pod has these labels
 */

import { matchesSelector, selectorOf } from '../../core/kubernetes/selector.js';
import { fieldsAt, isSet, itemsAt, podSpecOf } from '../placedFields.js';
import type { Rule } from './rule.js';
import { findSelectsNothing } from './selecting.js';

export const affinitySelectsNothing: Rule = {
  id: 'affinity-selects-nothing',
  severity: 'warning',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    const spec = podSpecOf(object);
    if (spec === undefined) {
      return [];
    }
    const field = 'requiredDuringSchedulingIgnoredDuringExecution';
    return itemsAt(spec, 'affinity', 'podAffinity', field)
      .filter(term => !isSet(term, 'namespaces') && !isSet(term, 'namespaceSelector'))
      .flatMap(term => {
        const { value, path } = fieldsAt(term, 'labelSelector');
        const selector = selectorOf(value);
        return matchesSelector(selector, object.facts.pods?.labels)
          ? []
          : (findSelectsNothing(object, { selector, at: path }, context) ?? []);
      });
  },
};
