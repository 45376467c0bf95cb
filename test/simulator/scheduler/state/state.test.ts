// The scheduler's memory: sums and counts stay true through assignments, trials and changes of nodes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Node, Pod, PodSpec } from '../../../../schemas/built/types.js';
import { spreadCounter } from '../../../../simulator/scheduler/filters/podTopologySpread.js';
import { podRequests, scoredRequests } from '../../../../simulator/scheduler/state/amounts.js';
import { SchedulerState } from '../../../../simulator/scheduler/state/schedulerState.js';
import { tolerates } from '../../../../simulator/scheduler/state/tolerations.js';

const node = (name: string, zone: string): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { zone } },
  status: { allocatable: { cpu: '4', memory: '8Gi', pods: '110' } },
});

const pod = (uid: string, app: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: uid, namespace: 'default', uid, labels: { app } },
  spec: {
    containers: [{ name: 'c', image: 'i', resources: { requests: { cpu: '100m' } } }],
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'zone',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels: { app } },
      },
    ],
  },
});

test('counters equal a count from scratch, whatever came and went', () => {
  const step = fc.record({
    pod: fc.integer({ min: 0, max: 9 }),
    node: fc.integer({ min: 0, max: 3 }),
    leaves: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const state = new SchedulerState();
      for (let index = 0; index < 4; index++) {
        state.setNode(node(`n${index}`, `z${index % 2}`));
      }
      const where = new Map<string, number>();
      const podClass = state.classes.of(pod('x', 'web'));
      const [constraint] = podClass.spread;
      const counter = constraint && spreadCounter({ podClass, state }, constraint, ['zone']);
      for (const { pod: number, node: target, leaves } of steps) {
        const uid = `p${number}`;
        if (leaves) {
          state.unassign(uid);
          where.delete(uid);
        } else {
          state.assign(pod(uid, 'web'), `n${target}`);
          where.set(uid, target);
        }
      }
      const onZone = (zone: number): number =>
        [...where.values()].filter(target => target % 2 === zone).length;
      expect(counter?.onNode(state.nodes.get('n0')?.slot ?? -1)).toBe(onZone(0));
      expect(counter?.onNode(state.nodes.get('n1')?.slot ?? -1)).toBe(onZone(1));
      expect(counter?.min()).toBe(Math.min(onZone(0), onZone(1)));
      expect(counter?.total).toBe(where.size);
      for (let index = 0; index < 4; index++) {
        const pods = [...where.values()].filter(target => target === index).length;
        expect(state.nodes.get(`n${index}`)?.milliCpu).toBe(pods * 100);
      }
    }),
    { numRuns: 100, seed: 1 },
  );
});

test('pods of a node that is not known yet count once it comes', () => {
  const state = new SchedulerState();
  state.assign(pod('p', 'web'), 'late');
  state.setNode(node('late', 'z'));
  expect(state.nodes.get('late')?.milliCpu).toBe(100);
  state.removeNode('late');
  state.setNode(node('late', 'z'));
  expect(state.nodes.get('late')?.pods.size).toBe(1);
});

test('requests: the larger of what runs together and the init peak, overhead on top', () => {
  const spec: PodSpec = {
    initContainers: [
      { name: 'i', resources: { requests: { cpu: '1' } } },
      { name: 's', restartPolicy: 'Always', resources: { requests: { cpu: '200m' } } },
      { name: 'j', resources: { requests: { cpu: '900m', memory: '1Gi' } } },
    ],
    containers: [{ name: 'c', resources: { requests: { cpu: '500m' } } }],
    overhead: { cpu: '10m' },
  };
  expect(podRequests(spec)).toMatchObject({ milliCpu: 1110, memory: 2 ** 30 });
  expect(scoredRequests({ containers: [{ name: 'c' }] })).toMatchObject({
    milliCpu: 100,
    memory: 200 * 2 ** 20,
  });
});

test.each([
  [{ operator: 'Exists' }, true],
  [{ key: 'a', operator: 'Exists' }, true],
  [{ key: 'a', value: '1' }, true],
  [{ key: 'a', value: '2' }, false],
  [{ key: 'b', operator: 'Exists' }, false],
  [{ key: 'a', value: '1', effect: 'NoExecute' }, false],
])('toleration %j of a=1:NoSchedule: %s', (toleration, expected) => {
  expect(tolerates(toleration, { key: 'a', value: '1', effect: 'NoSchedule' })).toBe(expected);
});
