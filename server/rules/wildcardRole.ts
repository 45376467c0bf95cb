/**
 * Rule: wildcard-role
 *
 * A role that allows everything, or everything of a kind.
 *
 *     rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]     # ← name what is needed
 */
import { itemsAt, rootOf, valuesAt } from '../placedFields.js';
import type { Rule } from './rule.js';

export const wildcardRole: Rule = {
  id: 'wildcard-role',
  severity: 'hint',
  pack: 'practice',
  check(object) {
    return ['Role', 'ClusterRole'].includes(object.facts.kind)
      ? itemsAt(rootOf(object), 'rules').flatMap(rule =>
          ['resources', 'verbs'].flatMap(field =>
            valuesAt(rule, field)
              .filter(({ value }) => value === '*')
              .map(({ path }) => ({
                path,
                message: `It allows all ${field}: name what is needed`,
              })),
          ),
        )
      : [];
  },
};
