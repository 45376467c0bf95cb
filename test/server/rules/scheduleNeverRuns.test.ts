import { test } from 'vitest';
import { scheduleNeverRuns } from '../../../server/rules/scheduleNeverRuns.js';
import { checkRule } from '../../support/checkRule.js';

test('schedule-never-runs reports the mistake where it stands', () => {
  checkRule(
    scheduleNeverRuns,
    `apiVersion: batch/v1
kind: CronJob
metadata: { name: c }
spec:
  schedule: "0 0 30 2 *"
#           ^^^^^^^^^^^^ No day of any year
`,
  );
});

test('schedule-never-runs is silent about what works', () => {
  checkRule(
    scheduleNeverRuns,
    `apiVersion: batch/v1
kind: CronJob
metadata: { name: c }
spec:
  schedule: "0 0 29 2 *"
  startingDeadlineSeconds: 60
`,
  );
});

test('schedule-never-runs leaves half-typed text alone', () => {
  checkRule(
    scheduleNeverRuns,
    `apiVersion: batch/v1
kind: CronJob
metadata: { name: c }
spec:
  schedule: "0 0
`,
  );
});
