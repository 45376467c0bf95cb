import { expect, test } from 'vitest';
import { Kernel, type Planned, toMicroTimestamp } from '../../../simulator/kernel/kernel.js';

function planned(dueMs: number, run: () => void, more: Partial<Planned> = {}): Planned {
  return { dueMs, cancelled: false, cause: undefined, firstWay: false, run, ...more };
}

test('moves the clock to each event and to the end of the time asked for', () => {
  const kernel = new Kernel(1000);
  const seen: number[] = [];
  for (const dueMs of [1500, 1200, 3000]) {
    kernel.plan(planned(dueMs, () => seen.push(kernel.nowMs)));
  }
  expect(kernel.runUntil(2000, Number.POSITIVE_INFINITY)).toBe(2);
  expect(seen).toEqual([1200, 1500]);
  expect(kernel.nowMs).toBe(2000);
  expect(kernel.nextEventMs()).toBe(3000);
});

test('stops after the events it may handle, with the clock at the last of them', () => {
  const kernel = new Kernel(0);
  for (const dueMs of [1, 2, 3]) {
    kernel.plan(planned(dueMs, () => {}));
  }
  expect(kernel.runUntil(100, 2)).toBe(2);
  expect(kernel.nowMs).toBe(2);
});

test('lets what happens inherit the cause it was planned with', () => {
  const kernel = new Kernel(0);
  const causes: (number | undefined)[] = [];
  kernel.plan(planned(1, () => causes.push(kernel.cause), { cause: 42 }));
  kernel.runUntil(1, 1);
  expect([...causes, kernel.cause]).toEqual([42, undefined]);
});

test('knows the earliest first way, not one that is over or cancelled', () => {
  const kernel = new Kernel(0);
  const cancelled = planned(5, () => {}, { firstWay: true });
  kernel.plan(cancelled);
  kernel.plan(planned(10, () => {}, { firstWay: true }));
  kernel.plan(planned(20, () => {}, { firstWay: true }));
  kernel.cancel(cancelled);
  expect(kernel.nextFirstWayMs()).toBe(10);
  kernel.runUntil(10, 10);
  expect(kernel.nextFirstWayMs()).toBe(20);
});

test('writes times as the API does', () => {
  const kernel = new Kernel(Date.UTC(2026, 0, 1, 2, 3, 4) + 567);
  expect(kernel.timestamp).toBe('2026-01-01T02:03:04Z');
  expect(toMicroTimestamp(kernel.nowMs)).toBe('2026-01-01T02:03:04.567000Z');
});
