/**
 * Rule: deprecated-service-account
 *
 * `serviceAccount` is the old name of `serviceAccountName`.
 *
 *     spec:
 *       serviceAccount: robot     # ← serviceAccountName
 */
import { podSpecOf, textAt } from '../placedFields.js';
import type { Rule } from './rule.js';

export const deprecatedServiceAccount: Rule = {
  id: 'deprecated-service-account',
  severity: 'hint',
  pack: 'correctness',
  check(object) {
    const spec = podSpecOf(object);
    const isOld =
      spec !== undefined &&
      textAt(spec, 'serviceAccount') !== undefined &&
      textAt(spec, 'serviceAccountName') === undefined;
    return isOld
      ? [
          {
            path: [...spec.path, 'serviceAccount'],
            atKey: true,
            message: 'serviceAccount is deprecated: write serviceAccountName',
            data: { replacements: ['serviceAccountName'] },
          },
        ]
      : [];
  },
};
