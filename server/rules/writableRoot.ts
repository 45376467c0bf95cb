/**
 * Rule: writable-root
 *
 * A container that may write to its own image's files.
 *
 *     securityContext: {}     # ← readOnlyRootFilesystem: true
 */
import { containersIn, fieldsAt, textAt } from './read.js';
import type { Rule } from './rule.js';

export const writableRoot: Rule = {
  id: 'writable-root',
  severity: 'hint',
  pack: 'practice',
  check(object, context) {
    return context.isPatch(object)
      ? []
      : containersIn(object)
          .filter(
            container =>
              fieldsAt(container, 'securityContext').value['readOnlyRootFilesystem'] !== true,
          )
          .map(container => ({
            path: [...container.path, 'securityContext', 'readOnlyRootFilesystem'],
            message: `Container ${textAt(container, 'name') ?? ''} can write to its root file system`,
          }));
  },
};
