/**
 * Rule: job-without-ttl
 *
 * A finished Job stays until somebody deletes it. Those of CronJobs are tidied up by their history limits.
 *
 *     kind: Job
 *     spec: {}     # ← ttlSecondsAfterFinished: 3600
 */
import { fieldsAt, isSet, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const jobWithoutTtl: Rule = {
  id: 'job-without-ttl',
  severity: 'hint',
  pack: 'practice',
  check(object, context) {
    const spec = fieldsAt(rootOf(object), 'spec');
    const stays = !isSet(spec, 'ttlSecondsAfterFinished') && !context.isPatch(object);
    return object.facts.groupKind === 'batch/Job' && stays
      ? [
          {
            path: [...spec.path, 'ttlSecondsAfterFinished'],
            message: 'Nobody deletes this Job when it is finished: state ttlSecondsAfterFinished',
          },
        ]
      : [];
  },
};
