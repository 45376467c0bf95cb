/**
 * Rule: missing-requests
 *
 * A container that requests no cpu or memory: the scheduler thinks it needs nothing.
 *
 *     resources: {}     # ← requests: { cpu: 100m, memory: 64Mi }
 */
import { fieldsAt, textAt } from '../placedFields.js';
import { eachContainer } from './each.js';
import type { Rule } from './rule.js';

export const missingRequests: Rule = {
  id: 'missing-requests',
  severity: 'hint',
  pack: 'practice',
  check: eachContainer(container => {
    // A limit alone becomes the request.
    const asked = ['limits', 'requests'].map(list => fieldsAt(container, 'resources', list).value);
    const isComplete = ['cpu', 'memory'].every(name =>
      asked.some(amounts => amounts[name] !== undefined),
    );
    return isComplete
      ? undefined
      : {
          path: [...container.path, 'resources', 'requests'],
          message: `Container ${textAt(container, 'name') ?? ''} does not request cpu and memory`,
        };
  }),
};
