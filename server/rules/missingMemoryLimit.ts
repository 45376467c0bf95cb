/**
 * Rule: missing-memory-limit
 *
 * A container without a memory limit can take the memory of its node.
 *
 *     resources: { requests: { memory: 64Mi } }     # ← limits: { memory: 128Mi }
 */
import { containersIn, fieldsAt, textAt } from './read.js';
import type { Rule } from './rule.js';

export const missingMemoryLimit: Rule = {
  id: 'missing-memory-limit',
  severity: 'hint',
  pack: 'practice',
  check(object, context) {
    return context.isPatch(object)
      ? []
      : containersIn(object)
          .filter(
            container => fieldsAt(container, 'resources', 'limits').value['memory'] === undefined,
          )
          .map(container => ({
            path: [...container.path, 'resources', 'limits'],
            message: `Container ${textAt(container, 'name') ?? ''} has no memory limit`,
          }));
  },
};
