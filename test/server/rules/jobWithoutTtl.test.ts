import { jobWithoutTtl } from '../../../server/rules/jobWithoutTtl.js';
import { testRule } from '../../support/checkRule.js';

testRule(jobWithoutTtl, {
  mistake: `{ apiVersion: batch/v1, kind: Job, metadata: { name: j }, spec: {} }
#                                                         ^^^^ Nobody deletes this Job
`,
  fine: `apiVersion: batch/v1
kind: Job
metadata: { name: j }
spec: { ttlSecondsAfterFinished: 60 }
`,
  halfTyped: `apiVersion: batch/v1
kind: Jo
metadata: { name: j }
`,
});
