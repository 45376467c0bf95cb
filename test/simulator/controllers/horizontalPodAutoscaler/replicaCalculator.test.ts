// The arithmetic of the autoscaler.

import { expect, test } from 'vitest';
import {
  proposeReplicas,
  utilizationOf,
} from '../../../../simulator/controllers/horizontalPodAutoscaler/replicaCalculator.js';

const REQUEST = 100;

test.each<[string, number[], { missing?: number; unready?: number }, number]>([
  ['on target nothing changes', [50, 50], {}, 2],
  ['within a tenth nothing changes', [54, 54], {}, 2],
  ['twice the target doubles', [100, 100], {}, 4],
  ['half the target halves', [25, 25, 25, 25], {}, 2],
  ['it rounds up', [60, 60, 60], {}, 4],
  ['missing pods count as idle on the way up', [100, 100], { missing: 2 }, 4],
  ['and as busy on the way down', [25, 25], { missing: 2 }, 4],
  ['unready pods count as idle on the way up', [100, 100], { unready: 1 }, 4],
  ['unready pods do not count on the way down', [25, 25], { unready: 1 }, 1],
])('%s', (_, milli, { missing = 0, unready = 0 }, expected) => {
  const names = milli.map((_value, index) => `p${index}`);
  const without = Array.from({ length: missing }, (_value, index) => `missing${index}`);
  const notReady = Array.from({ length: unready }, (_value, index) => `unready${index}`);
  const all = [...names, ...without, ...notReady];
  const requests = new Map(all.map(name => [name, REQUEST]));
  const sample = {
    metrics: new Map(names.map((name, index) => [name, milli[index] ?? 0])),
    groups: {
      readyCount: names.length,
      missing: new Set(without),
      unready: new Set(notReady),
      ignored: new Set<string>(),
    },
    currentReplicas: all.length,
    tolerances: { up: 0.1, down: 0.1 },
  };
  const measure = {
    usageOf: (values: ReadonlyMap<string, number>) =>
      utilizationOf(values, requests, 50) ?? { ratio: 1, averageMilli: 0 },
    fallbackMilli: () => REQUEST,
  };
  expect(proposeReplicas(sample, measure).replicas).toBe(expected);
});
