/**
 * Rule: service-selects-nothing
 *
 * A Service whose selector no pod of the workspace carries: it resolves, and every connection is refused.
 *
 *     spec:
 *       selector: { app: wbe }     # ← no pod has these labels
 *
 * Services without a selector are managed by hand. Where the workspace makes no pods at all, they come from elsewhere.
 */
import type { Rule } from './rule.js';
import { findSelectsNothing } from './selecting.js';

export const serviceSelectsNothing: Rule = {
  id: 'service-selects-nothing',
  severity: 'warning',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    if (object.facts.groupKind !== 'Service') {
      return [];
    }
    return object.facts.selectors.flatMap(place => {
      const finding = findSelectsNothing(object, place, context);
      if (finding === undefined) {
        return [];
      }
      return finding.data === undefined
        ? [{ ...finding, message: `${finding.message}: the Service has no endpoints` }]
        : [finding];
    });
  },
};
