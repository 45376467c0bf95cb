/**
 * Rule: schedule-never-runs
 *
 * A CronJob whose schedule names a day that does not exist, or whose deadline is so short that runs are missed.
 *
 *     schedule: "0 0 30 2 *"              # ← there is no 30 February
 *     startingDeadlineSeconds: 5          # ← the controller looks every 10 seconds
 *
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
 */

import { nextRunMs, parseSchedule } from '../../core/kubernetes/cron.js';
import { fieldsAt, numberAt, rootOf, textAt } from '../placedFields.js';
import type { Rule, RuleFinding } from './rule.js';

/** Leap days are within reach of any moment: 2024-01-01. */
const someTimeMs = 1_704_067_200_000;
const shortestDeadline = 10;

export const scheduleNeverRuns: Rule = {
  id: 'schedule-never-runs',
  severity: 'warning',
  pack: 'correctness',
  check(object) {
    if (object.facts.groupKind !== 'batch/CronJob') {
      return [];
    }
    const spec = fieldsAt(rootOf(object), 'spec');
    const findings: RuleFinding[] = [];
    const schedule = parseSchedule(textAt(spec, 'schedule') ?? '@daily').schedule;
    if (schedule !== undefined && nextRunMs(schedule, someTimeMs) === undefined) {
      const path = [...spec.path, 'schedule'];
      findings.push({ path, message: 'No day of any year fits this schedule: it never runs' });
    }
    const deadline = numberAt(spec, 'startingDeadlineSeconds');
    if (deadline !== undefined && deadline < shortestDeadline) {
      findings.push({
        path: [...spec.path, 'startingDeadlineSeconds'],
        message: 'The controller looks every 10 seconds: with a shorter deadline runs are missed',
      });
    }
    return findings;
  },
};
