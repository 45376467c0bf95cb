/**
 * Rule: missing-namespace
 *
 * An object goes to a namespace that no manifest makes, although others are made: `namespaces "shpo" not found`.
 *
 *     metadata: { name: web, namespace: shpo }     # ← the workspace makes shop
 *
 * Only a name that looks like one of those made is a warning.
 */
import { fieldsAt, rootOf } from '../placedFields.js';
import { namespaceMeant } from './namespaces.js';
import { pointToNames } from './related.js';
import type { Rule } from './rule.js';

export const missingNamespace: Rule = {
  id: 'missing-namespace',
  severity: 'warning',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    const meant = namespaceMeant(object, context);
    return meant === undefined
      ? []
      : [
          {
            path: [...fieldsAt(rootOf(object), 'metadata').path, 'namespace'],
            message: `No manifest makes namespace ${object.facts.namespace}. Did you mean ${meant}?`,
            data: { replacements: [meant] },
            related: pointToNames(context.graph.named('Namespace', meant)),
          },
        ];
  },
};
