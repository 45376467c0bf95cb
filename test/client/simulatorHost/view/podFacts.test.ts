import { expect, test } from 'vitest';
import { podFactsOf } from '../../../../client/simulatorHost/view/podFacts.js';
import type { Pod } from '../../../../schemas/built/types.js';

const base = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } };
const facts = (pod: object) => podFactsOf({ ...base, ...pod } as unknown as Pod);
const on = (status: object) => facts({ spec: { nodeName: 'n', containers: [] }, status });
const container = (state: object, more: object = {}) => ({
  name: 'c',
  image: 'i',
  ready: false,
  restartCount: 0,
  state,
  ...more,
});

test('a pod on no node is pending', () => {
  expect(facts({ spec: { containers: [] }, status: { phase: 'Pending' } }).state).toBe('pending');
});

test('a container that is created is starting', () => {
  const waiting = { waiting: { reason: 'ContainerCreating' } };
  const { state, status } = on({ phase: 'Pending', containerStatuses: [container(waiting)] });
  expect([state, status]).toEqual(['starting', 'ContainerCreating']);
});

test('a crash loop is failing', () => {
  const waiting = { waiting: { reason: 'CrashLoopBackOff' } };
  const pod = on({
    phase: 'Running',
    containerStatuses: [container(waiting, { restartCount: 4 })],
  });
  expect([pod.state, pod.status, pod.restarts]).toEqual(['failing', 'CrashLoopBackOff', 4]);
});

test('an init container that waits is said as kubectl does', () => {
  const pod = on({
    phase: 'Pending',
    initContainerStatuses: [container({ waiting: { reason: 'PodInitializing' } })],
  });
  expect(pod.status).toBe('Init:0/1');
});

test('ready, completed, terminating', () => {
  const ready = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };
  expect(on(ready).state).toBe('ready');
  expect(on({ phase: 'Succeeded' }).state).toBe('completed');
  const going = { ...base.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' };
  expect(facts({ metadata: going, spec: { nodeName: 'n' }, status: ready }).state).toBe(
    'terminating',
  );
});

test('a container that was ready and is not any more is unready', () => {
  const pod = on({
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: '2026-01-01T00:00:09Z' }],
    containerStatuses: [container({ running: { startedAt: '2026-01-01T00:00:01Z' } })],
  });
  expect(pod.state).toBe('unready');
});
