// What a failed pod means to its Job.

import { expect, test } from 'vitest';
import type { Pod, PodFailurePolicyRule } from '../../../../schemas/built/types.js';
import { judgeFailure } from '../../../../simulator/controllers/job/podFailurePolicy.js';

const ignoreDisruption: PodFailurePolicyRule = {
  action: 'Ignore',
  onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
};
const failOn42: PodFailurePolicyRule = {
  action: 'FailJob',
  onExitCodes: { containerName: 'main', operator: 'In', values: [42] },
};
const countOthers: PodFailurePolicyRule = {
  action: 'FailIndex',
  onExitCodes: { operator: 'NotIn', values: [1] },
};
const rules = [ignoreDisruption, failOn42, countOthers];

test.each([
  ['a disruption is not counted', pod(42, 'DisruptionTarget'), false, 'Ignore', undefined],
  [
    'an exit code fails the Job',
    pod(42),
    true,
    'FailJob',
    'Container main for pod ns/p failed with exit code 42 matching FailJob rule at index 1',
  ],
  ['another exit code fails the index', pod(7), true, 'FailIndex', undefined],
  ['what matches no rule is counted', pod(1), true, undefined, undefined],
])('%s', (_, failed, isCounted, action, jobFailure) => {
  expect(judgeFailure({ rules }, failed)).toEqual({ isCounted, action, jobFailure });
});

test('without a policy every failure is counted', () => {
  expect(judgeFailure(undefined, pod(42)).isCounted).toBe(true);
});

function pod(exitCode: number, condition?: string): Pod {
  const state = { terminated: { exitCode } };
  const container = { name: 'main', image: '', imageID: '', ready: false, restartCount: 0, state };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace: 'ns', name: 'p' },
    status: {
      containerStatuses: [container],
      conditions: condition === undefined ? [] : [{ type: condition, status: 'True' }],
    },
  };
}
