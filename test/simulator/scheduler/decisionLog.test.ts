// The memory of decisions is bounded and keeps the latest.
import { expect, test } from 'vitest';
import { DecisionLog, type DecisionRecord } from '../../../simulator/scheduler/decisionLog.js';

const decision: DecisionRecord = {
  timeMs: 0,
  pod: 'default/a',
  nodeName: 'node-1',
  message: undefined,
  ranking: undefined,
  rejections: new Map(),
  victims: [],
};

test('keeps the last decision about a pod', () => {
  const log = new DecisionLog();
  log.record('a', decision);
  log.record('a', { ...decision, nodeName: 'node-2' });
  expect(log.of('a')?.nodeName).toBe('node-2');
  expect(log.of('b')).toBeUndefined();
});

test('forgets the oldest of very many', () => {
  const log = new DecisionLog();
  for (let index = 0; index <= 10_000; index++) {
    log.record(`pod-${index}`, decision);
  }
  expect(log.of('pod-0')).toBeUndefined();
  expect(log.of('pod-10000')).toBeDefined();
});
