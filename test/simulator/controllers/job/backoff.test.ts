// How long a Job waits after failures.

import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import {
  nextBackoff,
  noBackoff,
  remainingBackoffMs,
} from '../../../../simulator/controllers/job/backoff.js';

test.each([
  [0, 0],
  [1, 10_000],
  [2, 20_000],
  [3, 40_000],
  [7, 600_000],
  [50, 600_000],
])('after %i failures it waits %i ms', (failures, expected) => {
  expect(remainingBackoffMs({ failures, lastFailureMs: 1000 }, 1000)).toBe(expected);
});

test('the wait runs from the last failure', () => {
  const record = { failures: 1, lastFailureMs: 1000 };
  expect(remainingBackoffMs(record, 4000)).toBe(7000);
  expect(remainingBackoffMs(record, 60_000)).toBe(0);
});

test('failures add up until something succeeds', () => {
  const once = nextBackoff(noBackoff, [], [ended(5)]);
  expect(once).toEqual({ failures: 1, lastFailureMs: 5000 });
  expect(nextBackoff(once, [], [ended(6), ended(7)]).failures).toBe(3);
  expect(nextBackoff(once, [ended(8)], []).failures).toBe(0);
});

test('only failures after the last success count', () => {
  expect(nextBackoff(noBackoff, [ended(6)], [ended(5), ended(7)])).toEqual({
    failures: 1,
    lastFailureMs: 7000,
  });
});

function ended(second: number): Pod {
  const finishedAt = `1970-01-01T00:00:0${second}Z`;
  const state = { terminated: { exitCode: 1, finishedAt } };
  const container = { name: 'c', image: '', imageID: '', ready: false, restartCount: 0, state };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {},
    status: { containerStatuses: [container] },
  };
}
