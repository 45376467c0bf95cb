import { cronJobWithoutDeadline } from '../../../server/rules/cronJobWithoutDeadline.js';
import { testRule } from '../../support/checkRule.js';

testRule(cronJobWithoutDeadline, {
  mistake: `{ apiVersion: batch/v1, kind: CronJob, metadata: { name: c }, spec: {} }
#                                                             ^^^^ After 100 missed runs it stops
`,
  fine: `apiVersion: batch/v1
kind: CronJob
metadata: { name: c }
spec:
  schedule: "@daily"
  startingDeadlineSeconds: 60
`,
  halfTyped: `apiVersion: batch/v1
kind: CronJo
metadata: { name: c }
`,
});
