import { expect, test } from 'vitest';
import { ApiError } from '../../../simulator/api/apiError.js';
import { ControllerRunner } from '../../../simulator/kernel/controllerRunner.js';
import { Kernel } from '../../../simulator/kernel/kernel.js';
import type { ChangeNotice, Cluster, Controller } from '../../../simulator/kernel/types.js';

const change: ChangeNotice = {
  type: 'ADDED',
  groupKind: 'Pod',
  object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } },
  previous: undefined,
};

function runnerOf(reconcile: Controller['reconcile']) {
  const kernel = new Kernel(0);
  const watches = { Pod: (seen: ChangeNotice) => [seen.object.metadata.name ?? ''] };
  const controller = { name: 'test', watches, reconcile };
  return { kernel, runner: new ControllerRunner(controller, kernel, {} as Cluster) };
}

test('reconciles a key once for several changes of one moment, a little later', () => {
  const times: number[] = [];
  const { kernel, runner } = runnerOf(() => void times.push(kernel.nowMs));
  runner.notice(change, 1);
  runner.notice(change, 2);
  kernel.runUntil(1000, 100);
  expect(times).toEqual([1]);
});

test('passes on the cause of the change', () => {
  const causes: unknown[] = [];
  const { kernel, runner } = runnerOf(() => void causes.push(kernel.cause));
  runner.notice(change, 17);
  kernel.runUntil(1000, 100);
  expect(causes).toEqual([17]);
});

test('does not concern itself with other kinds, unless it watches all', () => {
  const { kernel, runner } = runnerOf(() => undefined);
  runner.notice({ ...change, groupKind: 'Node' }, 1);
  expect(kernel.nextEventMs()).toBeUndefined();
});

test('tries again with back-off when the API refuses, and forgets failures after a success', () => {
  const times: number[] = [];
  const { kernel, runner } = runnerOf(() => {
    times.push(kernel.nowMs);
    if (times.length < 5) {
      throw new ApiError(409, 'Conflict', 'no');
    }
    return undefined;
  });
  runner.notice(change, 1);
  kernel.runUntil(1000, 100);
  expect(times).toEqual([1, 6, 16, 36, 76]);
});

test('stops the simulation on faults that are no refusals', () => {
  const { kernel, runner } = runnerOf(() => {
    throw new TypeError('a fault of ours');
  });
  runner.notice(change, 1);
  expect(() => kernel.runUntil(1000, 100)).toThrow('a fault of ours');
});

test('comes back when asked to, earlier when something changes', () => {
  const times: number[] = [];
  const { kernel, runner } = runnerOf(() => {
    times.push(kernel.nowMs);
    return { afterMs: 100 };
  });
  runner.notice(change, 1);
  kernel.runUntil(110, 100);
  runner.notice(change, 2);
  kernel.runUntil(215, 100);
  expect(times).toEqual([1, 101, 111, 211]);
});

test('goes on with a reconcile that pauses before anything else happens', () => {
  const seen: string[] = [];
  const { kernel, runner } = runnerOf((_cluster, key) => {
    seen.push(key);
    return { afterMs: 0, rest: () => void seen.push(`rest of ${key}`) };
  });
  runner.notice(change, 1);
  runner.notice({ ...change, object: { ...change.object, metadata: { name: 'other' } } }, 2);
  kernel.runUntil(1000, 1);
  expect(kernel.nextEventMs()).toBe(1);
  kernel.runUntil(1000, 100);
  expect(seen).toEqual(['web', 'rest of web', 'other', 'rest of other']);
});
