/**
 * Rule: external-name-selector
 *
 * A Service of type ExternalName is an alias in DNS: its selector selects nothing.
 *
 *     spec:
 *       type: ExternalName
 *       externalName: db.example.com
 *       selector: { app: db }     # ← without effect
 */
import { fieldsAt, isSet, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const externalNameSelector: Rule = {
  id: 'external-name-selector',
  severity: 'warning',
  pack: 'correctness',
  check(object) {
    const spec = fieldsAt(rootOf(object), 'spec');
    const isAlias = object.facts.groupKind === 'Service' && spec.value['type'] === 'ExternalName';
    return isAlias && isSet(spec, 'selector')
      ? [
          {
            path: [...spec.path, 'selector'],
            atKey: true,
            message: 'A Service of type ExternalName is an alias: its selector has no effect',
          },
        ]
      : [];
  },
};
