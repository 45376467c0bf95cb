// What keeps an autoscaler calm.

import { expect, test } from 'vitest';
import type { HorizontalPodAutoscalerSpec } from '../../../../schemas/built/types.js';
import {
  normalizeReplicas,
  type ScaleMemory,
} from '../../../../simulator/controllers/horizontalPodAutoscaler/stabilize.js';

const NOW_MS = 1_000_000;
const none: ScaleMemory = { recommendations: [], ups: [], downs: [] };

test.each([
  [3, 5, 5, 'ReadyForNewScale', 'DesiredWithinRange'],
  [3, 50, 6, 'ReadyForNewScale', 'ScaleUpLimit'],
  [1, 50, 4, 'ReadyForNewScale', 'ScaleUpLimit'],
  [8, 50, 10, 'ReadyForNewScale', 'TooManyReplicas'],
  [3, 1, 2, 'ReadyForNewScale', 'TooFewReplicas'],
])('plainly, from %i to %i becomes %i', (current, desired, expected, able, limited) => {
  const result = normalize({}, current, desired, none);
  expect(result.replicas).toBe(expected);
  expect([result.able.reason, result.limited.reason]).toEqual([able, limited]);
});

test('shrinks only to the highest wish of the last five minutes', () => {
  const past = { ...none, recommendations: [wish(7, 100), wish(9, 400)] };
  const result = normalize({}, 8, 3, past);
  expect(result.replicas).toBe(7);
  expect(result.able.reason).toBe('ScaleDownStabilized');
});

test('policies limit growth: the larger of 4 pods and 100 percent by default', () => {
  const scaleUp = {
    policies: [
      { type: 'Pods', value: 4, periodSeconds: 15 },
      { type: 'Percent', value: 100, periodSeconds: 15 },
    ],
    selectPolicy: 'Max',
  };
  expect(normalize({ scaleUp }, 2, 10, none).replicas).toBe(6);
  expect(normalize({ scaleUp: { ...scaleUp, selectPolicy: 'Min' } }, 2, 10, none).replicas).toBe(4);
  expect(normalize({ scaleUp: { selectPolicy: 'Disabled' } }, 2, 10, none).replicas).toBe(2);
});

test('what was added in the period counts', () => {
  const scaleUp = { policies: [{ type: 'Pods', value: 4, periodSeconds: 60 }] };
  const grown = { ...none, ups: [{ change: 3, timeMs: NOW_MS - 30_000 }] };
  expect(normalize({ scaleUp }, 5, 10, grown).replicas).toBe(6);
});

test('policies limit shrinking, too', () => {
  const scaleDown = {
    stabilizationWindowSeconds: 0,
    policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }],
  };
  const result = normalize({ scaleDown }, 10, 2, none);
  expect(result.replicas).toBe(9);
  expect(result.limited).toMatchObject({ reason: 'ScaleDownLimit', isLimited: true });
});

test('an up window waits for the lowest wish in it', () => {
  const scaleUp = {
    stabilizationWindowSeconds: 60,
    policies: [{ type: 'Pods', value: 9, periodSeconds: 15 }],
  };
  const past = { ...none, recommendations: [wish(3, 30)] };
  const result = normalize({ scaleUp }, 3, 8, past);
  expect(result.replicas).toBe(3);
  expect(result.able.reason).toBe('ScaleUpStabilized');
});

function normalize(
  behavior: NonNullable<HorizontalPodAutoscalerSpec['behavior']>,
  current: number,
  desired: number,
  memory: ScaleMemory,
): ReturnType<typeof normalizeReplicas> {
  const isPlain = Object.keys(behavior).length === 0;
  const spec = {
    minReplicas: 2,
    maxReplicas: 10,
    scaleTargetRef: { kind: '', name: '' },
    ...(isPlain ? {} : { behavior }),
  };
  return normalizeReplicas(spec, { current, desired, minReplicas: 2, nowMs: NOW_MS }, memory);
}

function wish(replicas: number, secondsAgo: number): { replicas: number; timeMs: number } {
  return { replicas, timeMs: NOW_MS - secondsAgo * 1000 };
}
