/**
 * Rule: missing-memory-limit
 *
 * A container without a memory limit can take the memory of its node.
 *
 *     resources: { requests: { memory: 64Mi } }     # ← limits: { memory: 128Mi }
 */
import { fieldsAt, textAt } from '../placedFields.js';
import { eachContainer } from './each.js';
import type { Rule } from './rule.js';

export const missingMemoryLimit: Rule = {
  id: 'missing-memory-limit',
  severity: 'hint',
  pack: 'practice',
  check: eachContainer(container =>
    fieldsAt(container, 'resources', 'limits').value['memory'] === undefined
      ? {
          path: [...container.path, 'resources', 'limits'],
          message: `Container ${textAt(container, 'name') ?? ''} has no memory limit`,
        }
      : undefined,
  ),
};
