/**
 * Rule: spread-selects-nothing
 *
 * A topology spread constraint whose selector does not match the pods it stands in: they are not spread.
 *
 *     topologySpreadConstraints:
 *       - topologyKey: kubernetes.io/hostname
 *         labelSelector: { matchLabels: { app: wbe } }     # ← these pods have app: web
 */

import { matchesSelector, selectorOf } from '../../core/kubernetes/selector.js';
import { fieldsAt, isSet, itemsAt, podSpecOf } from '../placedFields.js';
import type { Rule, RuleFinding } from './rule.js';
import { selectorText } from './selecting.js';

export const spreadSelectsNothing: Rule = {
  id: 'spread-selects-nothing',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    const spec = podSpecOf(object);
    const labels = object.facts.pods?.labels;
    if (spec === undefined || context.isPatch(object)) {
      return [];
    }
    return itemsAt(spec, 'topologySpreadConstraints').flatMap((constraint): RuleFinding[] => {
      const { value, path } = fieldsAt(constraint, 'labelSelector');
      const selector = selectorOf(value);
      const added = context.labelsAdded(object);
      return !isSet(constraint, 'labelSelector') ||
        matchesSelector(selector, { ...added, ...labels })
        ? []
        : [
            {
              path,
              message: `These pods do not match ${selectorText(selector)}: they are not spread`,
            },
          ];
    });
  },
};
