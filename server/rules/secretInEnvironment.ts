/**
 * Rule: secret-in-environment
 *
 * A variable that looks like a secret has its value in the manifest.
 *
 *     env: [{ name: DB_PASSWORD, value: hunter2 }]     # ← valueFrom: { secretKeyRef: … }
 */
import { containersIn, itemsAt, textAt } from '../placedFields.js';
import type { Rule } from './rule.js';

export const secretInEnvironment: Rule = {
  id: 'secret-in-environment',
  severity: 'warning',
  pack: 'practice',
  check(object) {
    return containersIn(object)
      .flatMap(container => itemsAt(container, 'env'))
      .filter(
        variable =>
          /(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY)$/i.test(
            textAt(variable, 'name') ?? '',
          ) && !/^\$\(|^\/|^$/.test(textAt(variable, 'value') ?? ''),
      )
      .map(variable => ({
        path: [...variable.path, 'value'],
        message: `${textAt(variable, 'name')} looks like a secret: take it from a Secret`,
      }));
  },
};
