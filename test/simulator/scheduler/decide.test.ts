// How many nodes are looked at, and which of equal nodes wins.
import { expect, test } from 'vitest';
import { feasibleNodesToFind } from '../../../simulator/scheduler/decide.js';
import { placementsOf, pod, simulate } from '../support.js';

test.each([
  [50, 50],
  [99, 99],
  [100, 100],
  [500, 230],
  [1000, 420],
  [5000, 500],
  [6000, 300],
])('of %i nodes %i feasible ones are enough', (nodes, enough) => {
  expect(feasibleNodesToFind(nodes)).toBe(enough);
});

test('among equals the first wins, and zones take turns', () => {
  const simulation = simulate(pod('a') + pod('b') + pod('c') + pod('d'), {
    nodes: ['a', 'a', 'b'].map((zone, index) => ({
      name: `node-${index + 1}`,
      labels: { 'topology.kubernetes.io/zone': zone },
    })),
  });
  expect(placementsOf(simulation)).toEqual({ a: 'node-1', b: 'node-3', c: 'node-2', d: 'node-1' });
});
