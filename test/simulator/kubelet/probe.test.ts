// The arithmetic of probes.
import { expect, test } from 'vitest';
import {
  afterTick,
  failureText,
  hasFailed,
  newWorker,
  nextTickMs,
  triggeredMs,
} from '../../../simulator/kubelet/probe.js';

const target = { baseMs: 0, startedMs: 500, succeedsFromMs: 500 };

test('ticks come every period from admission on, initial delay observed', () => {
  const worker = newWorker('readiness');
  expect(nextTickMs(worker, { periodSeconds: 10 }, target)).toBe(10_000);
  expect(nextTickMs(worker, { periodSeconds: 10, initialDelaySeconds: 25 }, target)).toBe(30_000);
  expect(triggeredMs({}, target)).toBe(500);
  expect(triggeredMs({ initialDelaySeconds: 5 }, target)).toBe(10_000);
});

test('a result that can only stay needs no more ticks', () => {
  const ready = afterTick(newWorker('readiness'), {}, { atMs: 500, outcome: true });
  expect(ready.success).toBe(true);
  expect(nextTickMs(ready, {}, target)).toBeUndefined();
  const failing = { ...target, succeedsFromMs: Number.POSITIVE_INFINITY };
  expect(nextTickMs(ready, {}, failing)).toBe(10_000);
});

test('it takes failureThreshold failures and successThreshold successes to flip', () => {
  const probe = { failureThreshold: 2, successThreshold: 2 };
  const outcomes = [true, true, false, false, true, true];
  let worker = newWorker('readiness');
  const results = outcomes.map((outcome, index) => {
    worker = afterTick(worker, probe, { atMs: index, outcome });
    return worker.success;
  });
  expect(results).toEqual([false, true, true, false, false, true]);
});

test('three failures of a liveness probe are the end of the container', () => {
  let worker = newWorker('liveness');
  const failed = [1, 2, 3].map(atMs => {
    worker = afterTick(worker, {}, { atMs, outcome: false });
    return hasFailed(worker, {});
  });
  expect(failed).toEqual([false, false, true]);
});

test('a refused connection is told with its address', () => {
  const container = { name: 'main', ports: [{ name: 'web', containerPort: 8080 }] };
  expect(failureText({ tcpSocket: { port: 'web' } }, container, '10.0.0.5')).toBe(
    'dial tcp 10.0.0.5:8080: connect: connection refused',
  );
});
