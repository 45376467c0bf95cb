import { scheduleNeverRuns } from '../../../server/rules/scheduleNeverRuns.js';
import { testRule } from '../../support/checkRule.js';

testRule(scheduleNeverRuns, {
  around: part => `apiVersion: batch/v1
kind: CronJob
metadata: { name: c }
spec:
${part}
`,
  mistake: `  schedule: "0 0 30 2 *"
#           ^^^^^^^^^^^^ No day of any year`,
  fine: `  schedule: "0 0 29 2 *"
  startingDeadlineSeconds: 60`,
  halfTyped: '  schedule: "0 0',
});
