// The scheduling queue: order, back-off, and who is woken by what.
import { expect, test } from 'vitest';
import { SchedulingQueue } from '../../../simulator/scheduler/queue.js';
import type { PodClass } from '../../../simulator/scheduler/state/podClass.js';

function queueOf(...pods: [key: string, priority: number][]): SchedulingQueue {
  const queue = new SchedulingQueue();
  for (const [key, priority] of pods) {
    queue.add(key, `uid-${key}`, priority);
  }
  return queue;
}

test('higher priority comes first, then arrival', () => {
  const queue = queueOf(['a', 0], ['b', 10], ['c', 0], ['d', 10]);
  const order = [1, 2, 3, 4, 5].map(() => queue.take()?.key);
  expect(order).toEqual(['b', 'd', 'a', 'c', undefined]);
});

test('a failed pod waits for a change that helps, after its back-off', () => {
  const queue = queueOf(['a', 0]);
  const pod = queue.take();
  if (pod === undefined) {
    throw new Error('the queue is empty');
  }
  queue.fail(pod, new Set(['NodeResourcesFit']), 1000);
  expect(pod.readyMs).toBe(2000);
  expect(queue.waitingFor(['NodeAffinity'])).toEqual([]);
  expect(queue.waitingFor(['NodeResourcesFit'])).toEqual([pod]);
  queue.wake(pod, 1500);
  expect(pod.state).toBe('backoff');
  queue.endBackoff(pod);
  expect(queue.take()).toBe(pod);
});

test('says once what the pods of a class wait for, as long as one of them does', () => {
  const queue = queueOf(['a', 0], ['b', 0]);
  const podClass = { key: 'web' } as PodClass;
  for (const pod of [queue.take(), queue.take()]) {
    if (pod !== undefined) {
      pod.podClass = podClass;
      queue.fail(pod, new Set(['NodePorts']), 0);
    }
  }
  expect([...queue.classesWaitingFor('NodePorts')]).toEqual([podClass]);
  queue.remove('a');
  expect([...queue.classesWaitingFor('NodePorts')]).toEqual([podClass]);
  queue.remove('b');
  queue.remove('b');
  expect([...queue.classesWaitingFor('NodePorts')]).toEqual([]);
});

test('the back-off doubles from one to ten seconds', () => {
  const queue = queueOf(['a', 0]);
  const waits = [1, 2, 3, 4, 5, 6].map(() => {
    const pod = queue.take();
    if (pod !== undefined) {
      queue.fail(pod, new Set(['x']), 0);
      queue.wake(pod, 1e9);
    }
    return pod?.readyMs;
  });
  expect(waits).toEqual([1000, 2000, 4000, 8000, 10000, 10000]);
});

test('a pod that is gone is not taken', () => {
  const queue = queueOf(['a', 0], ['b', 0]);
  queue.remove('a');
  expect(queue.take()?.key).toBe('b');
});
