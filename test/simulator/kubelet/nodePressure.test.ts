// Nodes short of memory evict pods: who uses more than it requests, first of all.
import { expect, test } from 'vitest';
import type { Pod } from '../../../schemas/built/types.js';
import type { ClusterFile } from '../../../simulator/simulation.js';
import { eventsOf, nodeNamed, pass, pod, podNamed, requesting, simulate } from '../support.js';

const uses = (name: string, value: string): NonNullable<ClusterFile['containers']>[number] => ({
  match: { pod: name },
  usage: {
    memory: {
      points: [
        { atMs: 0, value: '100Mi' },
        { atMs: 60_000, value },
      ],
    },
  },
});
const cluster: ClusterFile = {
  nodes: [{ name: 'n1', memory: '2Gi' }],
  containers: [uses('modest', '800Mi'), uses('greedy', '1500Mi')],
};
const memoryPressure = (node: ReturnType<typeof nodeNamed>): string | undefined =>
  node.status?.conditions?.find(({ type }) => type === 'MemoryPressure')?.status;

test('the pod that exceeds its request is evicted, and the node says what it lacks', () => {
  const simulation = simulate(requesting('modest', 'memory: 1Gi') + pod('greedy'), cluster);
  pass(simulation, 70_000);
  const greedy: Pod = podNamed(simulation, 'greedy');
  expect(podNamed(simulation, 'modest').status?.phase).toBe('Running');
  expect(greedy.status).toMatchObject({ phase: 'Failed', reason: 'Evicted' });
  expect(greedy.status?.message).toMatch(
    /^The node was low on resource: memory\. Threshold quantity: 100Mi, available: \d+(Ki|Mi)?\. Container main was using \d+(Ki|Mi)?, request is 0, has larger consumption of memory\. $/,
  );
  expect(greedy.status?.conditions).toContainEqual(
    expect.objectContaining({ type: 'DisruptionTarget', reason: 'TerminationByKubelet' }),
  );
  expect(eventsOf(simulation, 'greedy')).toContain(`Evicted ${greedy.status?.message}`);
  expect(eventsOf(simulation, 'n1')).toEqual(
    expect.arrayContaining([
      'EvictionThresholdMet Attempting to reclaim memory',
      'NodeHasInsufficientMemory Node n1 status is now: NodeHasInsufficientMemory',
    ]),
  );
  expect(nodeNamed(simulation, 'n1').spec?.taints).toMatchObject([
    { key: 'node.kubernetes.io/memory-pressure', effect: 'NoSchedule' },
  ]);
});

test('pressure is over five minutes after it was last seen', () => {
  const simulation = simulate(requesting('modest', 'memory: 1Gi') + pod('greedy'), cluster);
  pass(simulation, 300_000);
  expect(memoryPressure(nodeNamed(simulation, 'n1'))).toBe('True');
  pass(simulation, 100_000);
  expect(memoryPressure(nodeNamed(simulation, 'n1'))).toBe('False');
  expect(nodeNamed(simulation, 'n1').spec?.taints ?? []).toEqual([]);
});

test('what a pod says of itself weighs as much as what rules say', () => {
  const behaviour = "drydock.dev/behaviour: 'usage: { memory: 1990Mi }'";
  const greedy = pod('greedy').replace(
    'name: greedy,',
    `name: greedy, annotations: { ${behaviour} },`,
  );
  const simulation = simulate(pod('modest') + greedy, { nodes: [{ name: 'n1', memory: '2Gi' }] });
  pass(simulation, 20_000);
  expect(podNamed(simulation, 'greedy').status?.reason).toBe('Evicted');
  expect(podNamed(simulation, 'modest').status?.phase).toBe('Running');
  expect(memoryPressure(nodeNamed(simulation, 'n1'))).toBe('True');
  pass(simulation, 320_000);
  expect(memoryPressure(nodeNamed(simulation, 'n1'))).toBe('False');
});
