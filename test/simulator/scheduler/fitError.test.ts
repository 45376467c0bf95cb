// The scheduler's messages, as recorded from a real one.
import { expect, test } from 'vitest';
import { eventMessage, fitMessage } from '../../../simulator/scheduler/fitError.js';

test('reasons are counted, sorted as text and joined', () => {
  const reasons = new Map([
    ['Insufficient cpu', 2],
    ['node(s) had untolerated taint(s)', 1],
  ]);
  expect(fitMessage({ totalNodes: 3, reasons, postFilter: 'preemption: none.' })).toBe(
    '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. preemption: none.',
  );
});

test('a refusal before the nodes replaces the reasons', () => {
  const preFilter = 'pod has unbound immediate PersistentVolumeClaims';
  expect(
    fitMessage({ totalNodes: 3, reasons: new Map(), preFilter, postFilter: 'not found' }),
  ).toBe('0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found');
});

test('events hold 1024 characters', () => {
  expect(eventMessage('short')).toBe('short');
  expect(eventMessage('x'.repeat(2000))).toHaveLength(1024);
  expect(eventMessage('x'.repeat(2000)).endsWith('x ...')).toBe(true);
});
