/**
 * Rule: writable-root
 *
 * A container that may write to its own image's files.
 *
 *     securityContext: {}     # ← readOnlyRootFilesystem: true
 */
import { fieldsAt, textAt } from '../placedFields.js';
import { eachContainer } from './each.js';
import type { Rule } from './rule.js';

export const writableRoot: Rule = {
  id: 'writable-root',
  severity: 'hint',
  pack: 'practice',
  check: eachContainer(container =>
    fieldsAt(container, 'securityContext').value['readOnlyRootFilesystem'] === true
      ? undefined
      : {
          path: [...container.path, 'securityContext', 'readOnlyRootFilesystem'],
          message: `Container ${textAt(container, 'name') ?? ''} can write to its root file system`,
        },
  ),
};
