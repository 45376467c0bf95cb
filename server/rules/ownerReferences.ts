/**
 * Rule: owner-references
 *
 * A manifest names owners by their uid: in another cluster, or once the owner is made again, the garbage collector
 * deletes the object.
 *
 *     metadata:
 *       ownerReferences: [{ kind: Deployment, name: web, uid: 4f1c… }]     # ← leave it out
 */
import { fieldsAt, isSet, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const ownerReferences: Rule = {
  id: 'owner-references',
  severity: 'hint',
  pack: 'correctness',
  check(object) {
    const metadata = fieldsAt(rootOf(object), 'metadata');
    return isSet(metadata, 'ownerReferences')
      ? [
          {
            path: [...metadata.path, 'ownerReferences'],
            atKey: true,
            message:
              'Owners are known by their uid: in another cluster this object would be deleted',
          },
        ]
      : [];
  },
};
