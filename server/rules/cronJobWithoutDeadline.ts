/**
 * Rule: cron-job-without-deadline
 *
 * Runs that were missed while the controller was away are all made up for; after 100 the CronJob stops.
 *
 *     schedule: "* * * * *"     # ← startingDeadlineSeconds: 200
 */
import { fieldsAt, isSet, rootOf } from '../placedFields.js';
import type { Rule } from './rule.js';

export const cronJobWithoutDeadline: Rule = {
  id: 'cron-job-without-deadline',
  severity: 'hint',
  pack: 'practice',
  check(object, context) {
    const spec = fieldsAt(rootOf(object), 'spec');
    const hasNone = !isSet(spec, 'startingDeadlineSeconds') && !context.isPatch(object);
    return object.facts.groupKind === 'batch/CronJob' && hasNone
      ? [
          {
            path: [...spec.path, 'startingDeadlineSeconds'],
            message: 'After 100 missed runs it stops: state startingDeadlineSeconds',
          },
        ]
      : [];
  },
};
