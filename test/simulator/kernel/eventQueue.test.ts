import { expect, test } from 'vitest';
import { EventQueue, type Task } from '../../../simulator/kernel/eventQueue.js';

function taskAt(dueMs: number): Task {
  return { dueMs, cancelled: false, run() {} };
}

function drain(queue: EventQueue): number[] {
  const times: number[] = [];
  for (let task = queue.take(); task !== undefined; task = queue.take()) {
    times.push(task.dueMs);
  }
  return times;
}

test('hands out tasks by time', () => {
  const queue = new EventQueue();
  for (const time of [5, 1, 4, 2, 3, 0]) {
    queue.add(taskAt(time));
  }
  expect(drain(queue)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('breaks ties by the order of planning', () => {
  const queue = new EventQueue();
  const tasks = Array.from({ length: 20 }, () => taskAt(7));
  for (const task of tasks) {
    queue.add(task);
  }
  expect(tasks.map(() => queue.take())).toEqual(tasks);
});

test('skips what was cancelled, also when most of it was', () => {
  const queue = new EventQueue();
  const tasks = Array.from({ length: 5000 }, (_, index) => taskAt(index % 100));
  for (const task of tasks) {
    queue.add(task);
  }
  for (const [index, task] of tasks.entries()) {
    if (index % 1000 !== 3) {
      queue.cancel(task);
    }
  }
  expect(queue.size).toBe(5);
  expect(drain(queue)).toEqual([3, 3, 3, 3, 3]);
});

test('what is planned for a moment while it is handled comes last in it', () => {
  const queue = new EventQueue();
  const [first, second, late, before] = [taskAt(2), taskAt(2), taskAt(2), taskAt(1)];
  queue.add(first);
  queue.add(second);
  expect(queue.take()).toBe(first);
  queue.add(late);
  queue.add(before);
  expect([queue.take(), queue.take(), queue.take(), queue.take()]).toEqual([
    before,
    second,
    late,
    undefined,
  ]);
});
