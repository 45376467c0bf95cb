/**
 * Rule: missing-requests
 *
 * A container that requests no cpu or memory: the scheduler thinks it needs nothing.
 *
 *     resources: {}     # ← requests: { cpu: 100m, memory: 64Mi }
 */
import { containersIn, fieldsAt, textAt } from './read.js';
import type { Rule } from './rule.js';

export const missingRequests: Rule = {
  id: 'missing-requests',
  severity: 'hint',
  pack: 'practice',
  check(object, context) {
    return context.isPatch(object)
      ? []
      : containersIn(object)
          .filter(container =>
            ['cpu', 'memory'].some(
              name =>
                fieldsAt(container, 'resources', 'requests').value[name] === undefined &&
                fieldsAt(container, 'resources', 'limits').value[name] === undefined,
            ),
          )
          .map(container => ({
            path: [...container.path, 'resources', 'requests'],
            message: `Container ${textAt(container, 'name') ?? ''} does not request cpu and memory`,
          }));
  },
};
