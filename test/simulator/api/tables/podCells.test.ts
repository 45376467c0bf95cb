// The words of a pod's row.

import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import { podCells } from '../../../../simulator/api/tables/podCells.js';

const containers = [{ name: 'a', image: 'x' }];

function pod(status: object, rest: { spec?: object; metadata?: object } = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p', ...rest.metadata },
    spec: { containers, ...rest.spec },
    status,
  } as unknown as Pod;
}

const statusText = (object: Pod): unknown => podCells(object, 0)[2];
const running = { name: 'a', ready: true, state: { running: {} } };
const waiting = (reason: string) => ({ name: 'a', state: { waiting: { reason } } });
const ended = (terminated: object) => ({ name: 'a', state: { terminated } });

test.each([
  ['Pending', pod({ phase: 'Pending' })],
  ['Running', pod({ phase: 'Running', containerStatuses: [running] })],
  ['Evicted', pod({ phase: 'Failed', reason: 'Evicted' })],
  ['CrashLoopBackOff', pod({ phase: 'Running', containerStatuses: [waiting('CrashLoopBackOff')] })],
  ['Completed', pod({ phase: 'Succeeded', containerStatuses: [ended({ reason: 'Completed' })] })],
  ['ExitCode:3', pod({ phase: 'Failed', containerStatuses: [ended({ exitCode: 3 })] })],
  ['Signal:9', pod({ phase: 'Failed', containerStatuses: [ended({ signal: 9 })] })],
  [
    'SchedulingGated',
    pod({ phase: 'Pending', conditions: [{ type: 'PodScheduled', reason: 'SchedulingGated' }] }),
  ],
  ['Terminating', pod({ phase: 'Running' }, { metadata: { deletionTimestamp: 'now' } })],
  ['Succeeded', pod({ phase: 'Succeeded' }, { metadata: { deletionTimestamp: 'now' } })],
])('says %s', (text, object) => {
  expect(statusText(object)).toBe(text);
});

const init = { initContainers: [{ name: 'i' }, { name: 'j' }] };

test.each([
  ['Init:0/2', [{ name: 'i', state: { waiting: { reason: 'PodInitializing' } } }]],
  ['Init:1/2', [{ name: 'i', state: { terminated: { exitCode: 0 } } }, { name: 'j' }]],
  ['Init:Error', [{ name: 'i', state: { terminated: { exitCode: 1, reason: 'Error' } } }]],
  ['Init:ErrImagePull', [{ name: 'i', state: { waiting: { reason: 'ErrImagePull' } } }]],
])('says %s of init containers', (text, initContainerStatuses) => {
  expect(statusText(pod({ phase: 'Pending', initContainerStatuses }, { spec: init }))).toBe(text);
});

test('counts a started sidecar among the ready containers', () => {
  const spec = { initContainers: [{ name: 's', restartPolicy: 'Always' }] };
  const initContainerStatuses = [{ name: 's', started: true, ready: true, state: { running: {} } }];
  const status = { phase: 'Running', initContainerStatuses, containerStatuses: [running] };
  expect(podCells(pod(status, { spec }), 0).slice(1, 4)).toEqual(['2/2', 'Running', '0']);
});

test('a completed container beside a running one does not end the pod', () => {
  const containerStatuses = [ended({ reason: 'Completed' }), { ...running, name: 'b' }];
  const conditions = [{ type: 'Ready', status: 'False' }];
  expect(statusText(pod({ phase: 'Running', containerStatuses, conditions }))).toBe('NotReady');
});

test('dates the last restart', () => {
  const lastState = { terminated: { finishedAt: '2026-01-01T00:00:00Z' } };
  const containerStatuses = [{ ...running, restartCount: 2, lastState }];
  const nowMs = Date.parse('2026-01-01T00:00:05Z');
  expect(podCells(pod({ phase: 'Running', containerStatuses }), nowMs)[3]).toBe('2 (5s ago)');
});
