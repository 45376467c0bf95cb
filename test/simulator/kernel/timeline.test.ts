import { expect, test } from 'vitest';
import { Timeline } from '../../../simulator/kernel/timeline.js';

function happening(cause: number | undefined, summary = '') {
  return {
    timeMs: 0,
    cause,
    actor: 'user',
    verb: 'action',
    groupKind: undefined,
    before: undefined,
    after: undefined,
    summary,
  } as const;
}

test('tells the chain of causes, oldest first', () => {
  const timeline = new Timeline();
  const first = timeline.append(happening(undefined, 'applied'));
  timeline.append(happening(undefined, 'something else'));
  const second = timeline.append(happening(first, 'made a ReplicaSet'));
  const third = timeline.append(happening(second, 'made a Pod'));
  const chain = timeline.causesOf(third).map(entry => entry.summary);
  expect(chain).toEqual(['applied', 'made a ReplicaSet', 'made a Pod']);
});

test('drops the oldest entries beyond its bound and says how many', () => {
  const timeline = new Timeline(10);
  const ids = Array.from({ length: 50 }, () => timeline.append(happening(undefined)));
  expect(timeline.entries.length).toBeLessThanOrEqual(11);
  expect(timeline.droppedCount).toBe(50 - timeline.entries.length);
  expect(timeline.entry(ids[49] ?? 0)?.id).toBe(50);
  expect(timeline.entry(ids[0] ?? 0)).toBeUndefined();
});
