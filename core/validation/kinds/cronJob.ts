/**
 * CronJobs: schedule, time zone, policy, the template of their Jobs.
 *
 *     schedule: "every day"   # expected exactly 5 fields
 */
import type { CronJob, CronJobSpec, JobSpec } from '../../../schemas/built/types.js';
import { isTimeZone, parseSchedule } from '../../kubernetes/cron.js';
import { checkNonNegative, checkRequiredOneOf } from '../checks.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import type { Place } from '../place.js';
import { templateWarnings, workloadNameWarnings } from '../pod/warnings.js';
import { timeZoneFault } from '../timeZone.js';
import { checkJobSpec } from './job.js';

/** A schedule may begin with a zone, which is refused by a rule of its own as well. */
const zone = /^(?:TZ|CRON_TZ)=([^ ]*)( ?)/;
/** Names of Jobs get eleven characters more. */
const maxName = 52;

/** Rules of CronJobs. */
export const cronJobRules: KindRules = rulesOf<CronJob>({
  group: 'batch',
  kind: 'CronJob',
  create: ({ metadata, spec }, root) => {
    checkSpec(spec ?? {}, root.field('spec'));
    const name = metadata?.name ?? '';
    if (name.length > maxName) {
      const detail = `must be no more than ${maxName} characters`;
      root.field('metadata').field('name').invalid(name, detail);
    }
  },
  warnings: ({ metadata, spec }) => [
    ...workloadNameWarnings(metadata),
    ...templateWarnings(spec?.jobTemplate?.spec?.template, 'spec.jobTemplate.spec.template'),
  ],
});

function checkSpec(spec: Partial<CronJobSpec>, at: Place): void {
  checkSchedule(spec, at);
  checkNonNegative(spec.startingDeadlineSeconds, at.field('startingDeadlineSeconds'));
  if (spec.timeZone !== undefined) {
    const fault = timeZoneFault(spec.timeZone);
    if (fault !== undefined) {
      at.field('timeZone').invalid(spec.timeZone, fault);
    }
  }
  checkRequiredOneOf(
    spec.concurrencyPolicy,
    ['Allow', 'Forbid', 'Replace'],
    at.field('concurrencyPolicy'),
  );
  const job: Partial<JobSpec> = spec.jobTemplate?.spec ?? {};
  const atJob = at.field('jobTemplate').field('spec');
  checkJobSpec(job, atJob);
  if (job.selector !== undefined) {
    atJob.field('selector').invalid(job.selector, '`selector` will be auto-generated');
  }
  if (job.manualSelector === true) {
    atJob.field('manualSelector').notSupported(true, ['nil', 'false']);
  }
  checkNonNegative(spec.successfulJobsHistoryLimit, at.field('successfulJobsHistoryLimit'));
  checkNonNegative(spec.failedJobsHistoryLimit, at.field('failedJobsHistoryLimit'));
}

/** What the server's parser says of a schedule: it stumbles over a zone without anything behind it. */
function faultOf(schedule: string): string | undefined {
  const [start, name = '', space] = zone.exec(schedule) ?? [''];
  if (space === '') {
    return 'invalid schedule format: runtime error: slice bounds out of range [:-1]';
  }
  return name === '' || name === 'Local' || isTimeZone(name)
    ? parseSchedule(schedule.slice(start.length).trim()).problem
    : `provided bad location ${name}: unknown time zone ${name}`;
}

function checkSchedule(spec: Partial<CronJobSpec>, at: Place): void {
  const schedule = spec.schedule ?? '';
  if (schedule === '') {
    at.field('schedule').required();
    return;
  }
  const fault = faultOf(schedule);
  if (fault !== undefined) {
    at.field('schedule').invalid(schedule, fault);
  }
  if (schedule.includes('TZ')) {
    const detail = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';
    at.field('schedule').invalid(schedule, detail);
  }
}
