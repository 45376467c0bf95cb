import { test } from 'vitest';
import { jobWithoutTtl } from '../../../server/rules/jobWithoutTtl.js';
import { checkRule } from '../../support/checkRule.js';

test('job-without-ttl reports the mistake where it stands', () => {
  checkRule(
    jobWithoutTtl,
    `{ apiVersion: batch/v1, kind: Job, metadata: { name: j }, spec: {} }
#                                                         ^^^^ Nobody deletes this Job
`,
  );
});

test('job-without-ttl is silent about what works', () => {
  checkRule(
    jobWithoutTtl,
    `apiVersion: batch/v1
kind: Job
metadata: { name: j }
spec: { ttlSecondsAfterFinished: 60 }
`,
  );
});

test('job-without-ttl leaves half-typed text alone', () => {
  checkRule(
    jobWithoutTtl,
    `apiVersion: batch/v1
kind: Jo
metadata: { name: j }
`,
  );
});
