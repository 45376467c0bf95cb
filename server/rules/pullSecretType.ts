/**
 * Rule: pull-secret-type
 *
 * An image pull secret of another type than `kubernetes.io/dockerconfigjson` is ignored: private images are not pulled.
 *
 *     imagePullSecrets: [{ name: registry }]     # ← Secret registry is Opaque
 */

import { pullSecretTypes } from '../../core/kubernetes/secretTypes.js';
import { rootOf, textAt } from '../placedFields.js';
import { pointTo } from './related.js';
import type { Rule, RuleFinding } from './rule.js';

export const pullSecretType: Rule = {
  id: 'pull-secret-type',
  severity: 'warning',
  pack: 'correctness',
  check(object, context) {
    return object.facts.references
      .filter(({ pattern }) => pattern.at.endsWith('imagePullSecrets[].name'))
      .flatMap(({ name, path }): RuleFinding[] => {
        const [secret] = context.graph
          .named('Secret', name)
          .filter(target => context.isInReach(object, target) && !context.isPatch(target));
        const type = secret && (textAt(rootOf(secret), 'type') ?? 'Opaque');
        return secret === undefined || type === undefined || pullSecretTypes.includes(type)
          ? []
          : [
              {
                path,
                message: `Secret ${name} is of type ${type}: it must be ${pullSecretTypes[0]}`,
                related: [pointTo(secret, ['type'])],
              },
            ];
      });
  },
};
