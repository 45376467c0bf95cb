/**
 * Rule: overridden-secret-key
 *
 * A key stands in both `data` and `stringData` of a Secret: the one in `stringData` wins.
 *
 *     data: { password: b2xk }
 *     stringData: { password: new }     # ← overrides data.password
 */
import { fieldsAt, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const overriddenSecretKey: Rule = {
  id: 'overridden-secret-key',
  severity: 'information',
  pack: 'correctness',
  check(object) {
    if (object.facts.groupKind !== 'Secret') {
      return [];
    }
    const data = fieldsAt(rootOf(object), 'data');
    const texts = fieldsAt(rootOf(object), 'stringData').value;
    return Object.keys(data.value)
      .filter(key => key in texts)
      .map(key => ({
        path: [...data.path, key],
        atKey: true,
        message: `stringData.${key} overrides this`,
      }));
  },
};
