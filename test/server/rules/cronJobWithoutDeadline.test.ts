import { test } from 'vitest';
import { cronJobWithoutDeadline } from '../../../server/rules/cronJobWithoutDeadline.js';
import { checkRule } from '../../support/checkRule.js';

test('cron-job-without-deadline reports the mistake where it stands', () => {
  checkRule(
    cronJobWithoutDeadline,
    `{ apiVersion: batch/v1, kind: CronJob, metadata: { name: c }, spec: {} }
#                                                             ^^^^ After 100 missed runs it stops
`,
  );
});

test('cron-job-without-deadline is silent about what works', () => {
  checkRule(
    cronJobWithoutDeadline,
    `apiVersion: batch/v1
kind: CronJob
metadata: { name: c }
spec:
  schedule: "@daily"
  startingDeadlineSeconds: 60
`,
  );
});

test('cron-job-without-deadline leaves half-typed text alone', () => {
  checkRule(
    cronJobWithoutDeadline,
    `apiVersion: batch/v1
kind: CronJo
metadata: { name: c }
`,
  );
});
