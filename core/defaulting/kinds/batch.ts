// Defaults of Jobs and CronJobs.
import type { CronJob, Job, JobSpec, PodFailurePolicy } from '../../../schemas/built/types.js';
import { defaultTemplate } from '../podSpec.js';
import { eachItem, withDefaults, withDefaultsForZero, withField, withSpec } from '../sharing.js';
import { withLabelsOf } from './workloads.js';

const noLimit = 2147483647;

/** A Job with its defaults; its labels are those of its template where it has none. */
export function defaultJob(job: Job): Job {
  const labelled = withLabelsOf(job, job.spec?.template?.metadata);
  return withSpec(labelled, spec =>
    withField(withDefaults(defaultJobSpec(spec), { template: {} }), 'template', defaultTemplate),
  );
}

/** A CronJob with its defaults. The job inside is completed when it is made, only its pod template here. */
export function defaultCronJob(cronJob: CronJob): CronJob {
  return withSpec(cronJob, spec => {
    const policy = withDefaultsForZero(spec, { concurrencyPolicy: 'Allow' });
    const filled = withDefaults(policy, {
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      jobTemplate: {},
    });
    return withField(filled, 'jobTemplate', template => {
      const whole = withDefaults(template, { metadata: {}, spec: { template: {} } });
      return withField(whole, 'spec', jobSpec =>
        withField(withDefaults(jobSpec, { template: {} }), 'template', defaultTemplate),
      );
    });
  });
}

function defaultJobSpec(spec: JobSpec): JobSpec {
  const counted =
    spec.completions === undefined && spec.parallelism === undefined
      ? { ...spec, completions: 1, parallelism: 1 }
      : withDefaults(spec, { parallelism: 1 });
  const filled = withDefaults(counted, {
    backoffLimit: counted.backoffLimitPerIndex === undefined ? 6 : noLimit,
    completionMode: 'NonIndexed',
    suspend: false,
    manualSelector: false,
    podReplacementPolicy: counted.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed',
  });
  return withField(filled, 'podFailurePolicy', defaultFailurePolicy);
}

function defaultFailurePolicy(policy: PodFailurePolicy): PodFailurePolicy {
  return withField(policy, 'rules', rules =>
    eachItem(rules, rule =>
      withField(rule, 'onPodConditions', conditions =>
        eachItem(conditions, condition => withDefaultsForZero(condition, { status: 'True' })),
      ),
    ),
  );
}
