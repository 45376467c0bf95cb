// Jobs and CronJobs.
import { expect, test } from 'vitest';
import { documentOf, expectAccepted, expectFaults, faultsOf, updateFaultsOf } from '../support.js';

const template = `
  template:
    spec: { restartPolicy: Never, containers: [{ name: main, image: busybox }] }`;

function job(lines: string): string {
  return documentOf('batch/v1', 'Job', `spec:\n${lines}${template}`);
}

function cronJob(lines: string): string {
  const inner = template.replaceAll('\n', '\n    ');
  return documentOf('batch/v1', 'CronJob', `spec:\n${lines}\n  jobTemplate:\n    spec:${inner}`);
}

test('takes Jobs and CronJobs', () => {
  expectAccepted(job('  completionMode: Indexed\n  completions: 3'));
  expectAccepted(cronJob('  schedule: "*/5 * * * *"\n  timeZone: Europe/Madrid'));
});

test.each([
  [
    '  completionMode: Indexed\n  parallelism: 1',
    'spec.completions: Required value: when completion mode is Indexed',
  ],
  [
    '  completionMode: Sorted',
    'spec.completionMode: Unsupported value: "Sorted": supported values: "NonIndexed", "Indexed"',
  ],
  [
    '  ttlSecondsAfterFinished: -1',
    'spec.ttlSecondsAfterFinished: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    '  backoffLimitPerIndex: 1',
    'spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode',
  ],
  [
    '  podFailurePolicy: { rules: [{ action: FailJob, onExitCodes: { operator: In, values: [0] } }] }',
    'spec.podFailurePolicy.rules[0].onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator',
  ],
  [
    '  podFailurePolicy: { rules: [{ action: Ignore }] }',
    'spec.podFailurePolicy.rules[0]: Invalid value: "": specifying one of OnExitCodes and OnPodConditions is required',
  ],
  [
    '  successPolicy: { rules: [{ succeededCount: 1 }] }',
    'spec.successPolicy: Invalid value: {"rules":[{"succeededCount":1}]}: requires indexed completion mode',
  ],
  [
    '  podReplacementPolicy: Sometimes',
    'spec.podReplacementPolicy: Unsupported value: "Sometimes": supported values: "Failed", "TerminatingOrFailed"',
  ],
])('a Job with %s', (lines, fault) => {
  expectFaults(job(`${lines}\n`.replace(/\n$/, '')), [fault]);
});

test('asks for a restart policy that a Job can have', () => {
  expectFaults(job('  completions: 1').replace('restartPolicy: Never, ', ''), [
    'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
  ]);
});

test('refuses a selector beside the one it makes', () => {
  const [first, second] = faultsOf(job('  selector: { matchLabels: { a: b } }'));
  expect(first).toContain(
    'spec.selector: Invalid value: {"matchLabels":{"a":"b","batch.kubernetes.io/controller-uid"',
  );
  expect(second).toContain('spec.template.metadata.labels: Invalid value:');
});

test.each([
  [
    'schedule: every day',
    'spec.schedule: Invalid value: "every day": expected exactly 5 fields, found 2: [every day]',
  ],
  [
    'schedule: 61 * * * *',
    'spec.schedule: Invalid value: "61 * * * *": end of range (61) above maximum (59): 61',
  ],
  [
    'schedule: "@daily"\n  timeZone: Mars/Base',
    'spec.timeZone: Invalid value: "Mars/Base": unknown time zone Mars/Base',
  ],
  [
    'schedule: "@daily"\n  concurrencyPolicy: Never',
    'spec.concurrencyPolicy: Unsupported value: "Never": supported values: "Allow", "Forbid", "Replace"',
  ],
  [
    'schedule: TZ=UTC * * * * *',
    'spec.schedule: Invalid value: "TZ=UTC * * * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead',
  ],
  ['suspend: true', 'spec.schedule: Required value'],
])('a CronJob with %s', (lines, fault) => {
  expectFaults(cronJob(`  ${lines}`), [fault]);
});

test.each([
  ['TZ=UTC', 'invalid schedule format: runtime error: slice bounds out of range [:-1]'],
  ['TZ=Mars/Base * * * * *', 'provided bad location Mars/Base: unknown time zone Mars/Base'],
  ['TZ=UTC 61 * * * *', 'end of range (61) above maximum (59): 61'],
])('a CronJob whose schedule begins with a zone: %s', (schedule, fault) => {
  const own = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';
  expectFaults(
    cronJob(`  schedule: ${schedule}`),
    [fault, own].map(detail => `spec.schedule: Invalid value: "${schedule}": ${detail}`),
  );
});

test('lets the template of a Job change only while it is suspended', () => {
  const immutable = /spec\.template: .*field is immutable$/;
  const busy = job('  completions: 1');
  const changed = busy.replace('image: busybox', 'image: alpine');
  expect(updateFaultsOf(busy, changed)).toContainEqual(expect.stringMatching(immutable));
  const suspended = job('  suspend: true');
  const moved = suspended.replace('restartPolicy', 'nodeSelector: { a: b }, restartPolicy');
  expect(updateFaultsOf(suspended, moved)).not.toContainEqual(expect.stringMatching(immutable));
});

test.each([
  ["{ succeededIndexes: '0-1,3', succeededCount: 3 }", undefined],
  ["{ succeededIndexes: '0-9' }", 'too large index: "9"'],
  ["{ succeededIndexes: 'one' }", 'cannot convert string to integer for index: "one"'],
  ["{ succeededIndexes: '2,1' }", 'non-increasing order, previous: 2, current: 1'],
  ["{ succeededIndexes: '0-1-2' }", "can have at most two parts separated by '-'"],
  [
    "{ succeededIndexes: '0,1', succeededCount: 3 }",
    'must be less than or equal to 2 (the number of indexes in the specified succeededIndexes field)',
  ],
])('a rule for success %s', (rule, fault) => {
  const yaml = job(
    `  completionMode: Indexed\n  completions: 4\n  successPolicy: { rules: [${rule}] }`,
  );
  expect(faultsOf(yaml).join()).toContain(fault ?? '');
  expect(faultsOf(yaml)).toHaveLength(fault === undefined ? 0 : 1);
});
