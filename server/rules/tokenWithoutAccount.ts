/**
 * Rule: token-without-account
 *
 * A Secret of type `kubernetes.io/service-account-token` for a ServiceAccount that nobody makes: the control plane
 * deletes the Secret again.
 *
 *     metadata:
 *       annotations: { kubernetes.io/service-account.name: robbot }     # ← there is robot
 */
import { fieldsAt, rootOf, textAt } from '../placedFields.js';
import { nearestWord } from '../suggest.js';
import { pointToNames } from './related.js';
import type { Rule } from './rule.js';

const annotation = 'kubernetes.io/service-account.name';

export const tokenWithoutAccount: Rule = {
  id: 'token-without-account',
  severity: 'warning',
  pack: 'correctness',
  reportsAbsence: true,
  check(object, context) {
    const root = rootOf(object);
    const annotations = fieldsAt(root, 'metadata', 'annotations');
    const name = textAt(annotations, annotation);
    const isToken = textAt(root, 'type') === 'kubernetes.io/service-account-token';
    if (
      object.facts.groupKind !== 'Secret' ||
      !isToken ||
      name === undefined ||
      name === 'default'
    ) {
      return [];
    }
    const accounts = context.graph
      .ofKind('ServiceAccount')
      .filter(other => context.isTogether(object, other));
    const isThere =
      context.graph.named('ServiceAccount', name).some(other => context.isInReach(object, other)) ||
      context.isProvidedElsewhere('ServiceAccount', name);
    if (isThere || accounts.length === 0) {
      return [];
    }
    const meant = nearestWord(
      name,
      accounts.map(({ facts }) => facts.name),
    );
    const hint = meant === undefined ? '' : `. Did you mean ${meant}?`;
    return [
      {
        path: [...annotations.path, annotation],
        message: `No ServiceAccount ${name} in the workspace${hint}`,
        data: {
          ...(meant === undefined ? {} : { replacements: [meant] }),
          create: { groupKind: 'ServiceAccount', name },
        },
        related: pointToNames(accounts.filter(({ facts }) => facts.name === meant)),
      },
    ];
  },
};
