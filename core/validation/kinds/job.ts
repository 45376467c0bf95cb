/**
 * Jobs: counts, completion mode, generated selector, failure and success policies.
 *
 *     completionMode: Indexed   # needs completions
 */
import type { Job, JobSpec } from '../../../schemas/built/types.js';
import { checkNonNegative, checkOneOf } from '../checks.js';
import { checkImmutable, fieldIsImmutable, sameValue } from '../immutable.js';
import { writtenMap, writtenSelector } from '../internalForms.js';
import { internalTemplate } from '../internalTemplate.js';
import { type KindRules, rulesOf } from '../kindRules.js';
import { checkLabelSelector, dnsPrefixedPath, selectorMatches } from '../labels.js';
import type { Place } from '../place.js';
import { checkTemplate } from '../pod/podSpec.js';
import { templateWarnings, workloadNameWarnings } from '../pod/warnings.js';
import { checkSelectorUnchanged, doesNotMatch } from '../workloadSelector.js';
import { checkFailurePolicy, checkSuccessPolicy } from './jobPolicies.js';

const maxIndexes = 100_000;

/** Rules of Jobs. */
export const jobRules: KindRules = rulesOf<Job>({
  group: 'batch',
  kind: 'Job',
  create: (job, root) => {
    const at = root.field('spec');
    const spec = job.spec ?? { template: {} };
    checkGeneratedSelector(job, at);
    checkJobSpec(spec, at);
    if (spec.selector === undefined) {
      at.field('selector').required();
      return;
    }
    checkLabelSelector(spec.selector, at.field('selector'));
    const labels = spec.template?.metadata?.labels;
    if (selectorMatches(spec.selector, labels) === false) {
      const atLabels = at.field('template').field('metadata').field('labels');
      atLabels.invalid(labels === undefined ? null : writtenMap(labels), doesNotMatch);
    }
  },
  update: (next, previous, root) => checkJobUpdate(next, previous, root.field('spec')),
  warnings: ({ metadata, spec }) => [
    ...workloadNameWarnings(metadata),
    ...templateWarnings(spec?.template, 'spec.template'),
  ],
});

/** A job's spec, alone or in a CronJob's template. */
export function checkJobSpec(spec: Partial<JobSpec>, at: Place): void {
  for (const name of counts) {
    checkNonNegative(spec[name], at.field(name));
  }
  if (spec.managedBy !== undefined) {
    at.field('managedBy').invalidEach(spec.managedBy, dnsPrefixedPath(spec.managedBy));
    if (spec.managedBy.length > 63) {
      at.field('managedBy').tooLong(63);
    }
  }
  checkCompletionMode(spec, at);
  if (spec.podFailurePolicy !== undefined) {
    checkFailurePolicy(spec, spec.podFailurePolicy, at.field('podFailurePolicy'));
  }
  if (spec.successPolicy !== undefined) {
    checkSuccessPolicy(spec, spec.successPolicy, at.field('successPolicy'));
  }
  const replacements =
    spec.podFailurePolicy === undefined ? ['Failed', 'TerminatingOrFailed'] : ['Failed'];
  checkOneOf(spec.podReplacementPolicy, replacements, at.field('podReplacementPolicy'));
  checkTemplate(spec.template, at.field('template'));
  checkRestartPolicy(spec, at.field('template').field('spec').field('restartPolicy'));
}

const counts = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const;

function checkCompletionMode(spec: Partial<JobSpec>, at: Place): void {
  const { completionMode, backoffLimitPerIndex, maxFailedIndexes } = spec;
  checkOneOf(completionMode, ['NonIndexed', 'Indexed'], at.field('completionMode'));
  if (maxFailedIndexes !== undefined && backoffLimitPerIndex === undefined) {
    at.field('backoffLimitPerIndex').required('when maxFailedIndexes is specified');
  }
  if (completionMode === 'Indexed') {
    checkIndexed(spec, at);
  } else if (completionMode === undefined || completionMode === 'NonIndexed') {
    for (const name of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const) {
      if (spec[name] !== undefined) {
        at.field(name).invalid(spec[name], 'requires indexed completion mode');
      }
    }
  }
}

function checkIndexed(spec: Partial<JobSpec>, at: Place): void {
  const { completions, parallelism = 0, backoffLimitPerIndex, maxFailedIndexes } = spec;
  if (completions === undefined) {
    at.field('completions').required('when completion mode is Indexed');
  }
  if (parallelism > maxIndexes) {
    const detail = `must be less than or equal to ${maxIndexes} when completion mode is Indexed`;
    at.field('parallelism').invalid(parallelism, detail);
  }
  if (maxFailedIndexes !== undefined && maxFailedIndexes > (completions ?? maxFailedIndexes)) {
    at.field('maxFailedIndexes').invalid(
      maxFailedIndexes,
      'must be less than or equal to completions',
    );
  }
  if ((maxFailedIndexes ?? 0) > maxIndexes) {
    const detail = `must be less than or equal to ${maxIndexes}`;
    at.field('maxFailedIndexes').invalid(maxFailedIndexes, detail);
  }
  if ((completions ?? 0) > maxIndexes && backoffLimitPerIndex !== undefined) {
    checkManyIndexes(maxFailedIndexes, parallelism, at);
  }
}

function checkManyIndexes(failed: number | undefined, parallelism: number, at: Place): void {
  const fewer = 10_000;
  const when = 'when completions are above 100000 and used with backoff limit per index';
  if (failed === undefined) {
    at.field('maxFailedIndexes').required('must be specified when completions is above 100000');
  } else if (failed > fewer) {
    at.field('maxFailedIndexes').invalid(failed, `must be less than or equal to ${fewer} ${when}`);
  }
  if (parallelism > fewer) {
    at.field('parallelism').invalid(parallelism, `must be less than or equal to ${fewer} ${when}`);
  }
}

function checkRestartPolicy(spec: Partial<JobSpec>, at: Place): void {
  const policy = spec.template?.spec?.restartPolicy ?? 'Always';
  if (policy === 'Always') {
    at.required('valid values: "OnFailure", "Never"');
  } else if (policy !== 'OnFailure' && policy !== 'Never') {
    at.notSupported(policy, ['OnFailure', 'Never']);
  } else if (spec.podFailurePolicy !== undefined && policy !== 'Never') {
    at.invalid(policy, 'only "Never" is supported when podFailurePolicy is specified');
  }
}

/** Without a selector of its own, a Job gets one by its uid; nothing may stand beside it. */
function checkGeneratedSelector(job: Job, at: Place): void {
  const { manualSelector, selector } = job.spec ?? {};
  const uid = job.metadata?.uid;
  if (manualSelector === true || selector === undefined || uid === undefined) {
    return;
  }
  const expected = {
    'controller-uid': uid,
    'batch.kubernetes.io/controller-uid': uid,
    'job-name': job.metadata.name ?? '',
    'batch.kubernetes.io/job-name': job.metadata.name ?? '',
  };
  if (selectorMatches(selector, expected) === false) {
    at.field('selector').invalid(writtenSelector(selector), '`selector` not auto-generated');
  }
}

const schedulingFields = ['nodeSelector', 'tolerations', 'schedulingGates'] as const;

function checkJobUpdate(next: Job, previous: Job, at: Place): void {
  const spec = next.spec ?? { template: {} };
  const old = previous.spec ?? { template: {} };
  checkCompletionsUpdate(spec, old, at);
  checkSelectorUnchanged(spec.selector, old.selector, at.field('selector'));
  const [now, before] = [spec, old].map(each => comparableTemplate(each, old, previous));
  if (!sameValue(now, before)) {
    at.field('template').invalid(internalTemplate(spec.template ?? {}), fieldIsImmutable);
  }
  for (const name of [
    'completionMode',
    'podFailurePolicy',
    'backoffLimitPerIndex',
    'managedBy',
    'successPolicy',
  ] as const) {
    checkImmutable(spec[name], old[name], at.field(name));
  }
}

/** Completions of an Indexed Job may change together with parallelism. */
function checkCompletionsUpdate(spec: JobSpec, old: JobSpec, at: Place): void {
  const isElastic = spec.completionMode === 'Indexed' && spec.completions !== undefined;
  if (spec.completions === old.completions) {
    return;
  }
  if (!isElastic) {
    checkImmutable(spec.completions, old.completions, at.field('completions'));
  } else if (spec.completions !== spec.parallelism) {
    const detail = 'can only be modified in tandem with spec.parallelism';
    at.field('completions').invalid(spec.completions, detail);
  }
}

/** A Job that is suspended and never ran may still change where its pods run. */
function comparableTemplate(spec: JobSpec, old: JobSpec, previous: Job): object {
  const template = spec.template ?? {};
  const isMutable = old.suspend === true && previous.status?.startTime === undefined;
  if (!isMutable || template.spec === undefined) {
    return template;
  }
  const podSpec: Record<string, unknown> = { ...template.spec };
  for (const name of schedulingFields) {
    delete podSpec[name];
  }
  const affinity = template.spec.affinity;
  podSpec['affinity'] =
    affinity === undefined ? undefined : { ...affinity, nodeAffinity: undefined };
  const metadata = { ...template.metadata, labels: undefined, annotations: undefined };
  return { ...template, metadata, spec: podSpec };
}
