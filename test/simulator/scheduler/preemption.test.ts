// Whom preemption picks, and when it says that it cannot help.
import { expect, test } from 'vitest';
import { type Candidate, pickCandidate } from '../../../simulator/scheduler/preemption.js';
import type { AssignedPod, NodeState } from '../../../simulator/scheduler/state/nodeTable.js';
import { applyTo, objectsOf, pass, placementsOf, requesting, simulate } from '../support.js';

const cluster = { nowMs: 0, get: () => undefined } as never;

function candidate(name: string, violations: number, ...priorities: number[]): Candidate {
  const victims = priorities.map(priority => ({ priority, namespace: '', name }) as AssignedPod);
  return { node: { name } as NodeState, victims, violations };
}

test.each([
  ['fewest budget violations', [candidate('a', 1, 0), candidate('b', 0, 9)], 'b'],
  ['lowest highest priority', [candidate('a', 0, 9), candidate('b', 0, 1, 1)], 'b'],
  ['smallest sum of priorities', [candidate('a', 0, 5, 5), candidate('b', 0, 5, 1)], 'b'],
  ['fewest victims', [candidate('a', 0, 5, 5), candidate('b', 0, 5)], 'b'],
  ['the first of equals', [candidate('a', 0, 5), candidate('b', 0, 5)], 'a'],
])('picks by %s', (_rule, candidates, expected) => {
  expect(pickCandidate({ cluster }, candidates)?.node.name).toBe(expected);
});

const classes = `
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: high }
value: 1000
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: polite }
value: 1000
preemptionPolicy: Never`;
const oneNode = { nodes: [{ name: 'node-1', cpu: '2' }] };

test('evicts only as many as needed, the least important', () => {
  const small = requesting('small', 'cpu: 500m');
  const simulation = simulate(classes + small + requesting('large', 'cpu: 1500m'), oneNode);
  applyTo(simulation, requesting('boss', 'cpu: 1400m', 'priorityClassName: high'));
  expect(Object.keys(placementsOf(simulation)).sort()).toEqual(['boss', 'small']);
});

test('a pod of policy Never evicts nobody', () => {
  const simulation = simulate(classes + requesting('weak', 'cpu: 1500m'), oneNode);
  applyTo(simulation, requesting('boss', 'cpu: 1500m', 'priorityClassName: polite'));
  expect(placementsOf(simulation)['boss']).toBe(
    '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.',
  );
});

test('equals are no victims', () => {
  const simulation = simulate(
    requesting('first', 'cpu: 1500m') + requesting('second', 'cpu: 1500m'),
    oneNode,
  );
  expect(placementsOf(simulation)['second']).toContain(
    '1 No preemption victims found for incoming pod.',
  );
});

test('the room kept for a pod is free when the pod is deleted', () => {
  const slow = [{ match: { pod: 'weak' }, terminate: { afterMs: 20_000 } }];
  const simulation = simulate(classes + requesting('weak', 'cpu: 1500m'), {
    ...oneNode,
    containers: slow,
  });
  const boss = requesting('boss', 'cpu: 1500m', 'priorityClassName: high');
  for (const { result } of simulation.apply(objectsOf(boss + requesting('small', 'cpu: 400m')))) {
    expect(result).toBe('created');
  }
  pass(simulation, 1_000);
  expect(placementsOf(simulation)['small']).toContain('Insufficient cpu');
  const key = { namespace: 'default', name: 'boss' };
  simulation.act('delete', clusterApi => clusterApi.delete('Pod', key));
  pass(simulation, 1_000);
  expect(placementsOf(simulation)).toEqual({ weak: 'node-1', small: 'node-1' });
});
