// The Job a CronJob makes.

import { expect, test } from 'vitest';
import type { CronJob } from '../../../../schemas/built/types.js';
import {
  formatInZone,
  jobFromTemplate,
} from '../../../../simulator/controllers/cronJob/jobFromTemplate.js';

const DUE_MS = Date.parse('2030-01-01T03:00:00Z');

test('is named by the minute it is for, and carries labels, annotations and the time', () => {
  const jobTemplate = { metadata: { labels: { app: 'x' }, annotations: { team: 'y' } }, spec };
  const job = jobFromTemplate(cronJob({ jobTemplate }), DUE_MS);
  expect(job.metadata).toMatchObject({
    name: `nightly-${DUE_MS / 60_000}`,
    labels: { app: 'x' },
    annotations: {
      team: 'y',
      'batch.kubernetes.io/cronjob-scheduled-timestamp': '2030-01-01T03:00:00Z',
    },
    ownerReferences: [{ kind: 'CronJob', name: 'nightly', controller: true }],
  });
});

test.each([
  [undefined, '2030-01-01T03:00:00Z'],
  ['Etc/UTC', '2030-01-01T03:00:00Z'],
  ['Europe/Madrid', '2030-01-01T04:00:00+01:00'],
  ['America/St_Johns', '2029-12-31T23:30:00-03:30'],
])('in zone %s the time is %s', (zone, expected) => {
  expect(formatInZone(DUE_MS, zone)).toBe(expected);
});

const spec = { template: {} };

function cronJob(changes: Partial<NonNullable<CronJob['spec']>>): CronJob {
  const metadata = { name: 'nightly', namespace: 'default', uid: 'u' };
  const filled = { schedule: '0 3 * * *', jobTemplate: { spec }, ...changes };
  return { apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec: filled };
}
