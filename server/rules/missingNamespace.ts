/**
 * Rule: missing-namespace
 *
 * An object goes to a namespace that no manifest makes, although others are made: `namespaces "shpo" not found`.
 *
 *     metadata: { name: web, namespace: shpo }     # ← the workspace makes shop
 *
 * Only a name that looks like one of those made is a warning.
 */
import { nearestWord } from '../suggest.js';
import { fieldsAt, rootOf } from './read.js';
import type { Rule } from './rule.js';

const ambient = /^(default|kube-.*)$/;

export const missingNamespace: Rule = {
  id: 'missing-namespace',
  severity: 'warning',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    const { namespace } = object.facts;
    const isKnown =
      namespace === undefined ||
      ambient.test(namespace) ||
      context.graph.named('Namespace', namespace).length > 0 ||
      context.isProvidedElsewhere('Namespace', namespace);
    if (isKnown || namespace !== context.namespaceOf(object)) {
      return [];
    }
    const made = context.graph
      .ofKind('Namespace')
      .filter(other => context.isInReach(object, other, ''));
    const meant = nearestWord(namespace, new Set(made.map(({ facts }) => facts.name)));
    return meant === undefined
      ? []
      : [
          {
            path: [...fieldsAt(rootOf(object), 'metadata').path, 'namespace'],
            message: `No manifest makes namespace ${namespace}. Did you mean ${meant}?`,
            data: { replacements: [meant] },
          },
        ];
  },
};
