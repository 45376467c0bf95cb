// Which changes let the scheduler try a rejected pod again; expectations after the plugins' queueing hints.
import { expect, test } from 'vitest';
import type { Node } from '../../../schemas/built/types.js';
import { mayHelp } from '../../../simulator/scheduler/hints.js';
import type { PodClass } from '../../../simulator/scheduler/state/podClass.js';
import { SchedulerState } from '../../../simulator/scheduler/state/schedulerState.js';

const state = new SchedulerState();
const node = (labels: Record<string, string>, spec = {}, cpu = '2'): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'n', labels },
  spec,
  status: { allocatable: { cpu, pods: '10' } },
});
const classOf = (name: string, spec: object, labels = {}): PodClass =>
  state.classes.of({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', labels },
    spec: { containers: [{ name: 'c', resources: { requests: { cpu: '1' } } }], ...spec },
  });
const taint = { taints: [{ key: 'k', effect: 'NoSchedule' }] };
const plain = classOf('a', {});
const spreading = classOf('b', {
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'b' } },
    },
  ],
});

test.each([
  ['NodeResourcesFit', plain, node({}), node({}, { unschedulable: true }), false],
  ['NodeResourcesFit', plain, node({}, {}, '500m'), node({}), true],
  ['NodeResourcesFit', plain, node({}, {}, '4'), node({}), false],
  ['NodeResourcesFit', plain, undefined, node({}, {}, '500m'), false],
  ['TaintToleration', plain, node({}, taint), node({}), true],
  ['TaintToleration', plain, node({}), node({ a: 'b' }), false],
  ['NodeUnschedulable', plain, node({}, { unschedulable: true }), node({}), true],
  ['NodeUnschedulable', plain, node({}, taint), node({}), false],
  ['PodTopologySpread', spreading, node({ zone: 'a' }), node({ zone: 'a' }, taint), true],
  ['PodTopologySpread', spreading, node({}), node({}, taint), false],
  ['PodTopologySpread', spreading, node({ zone: 'a' }), undefined, true],
  ['NodeAffinity', plain, node({}), node({ a: 'b' }), false],
] as const)('%s and a node', (plugin, waiting, before, now, helps) => {
  expect(mayHelp(plugin, waiting, { of: 'node', before, now })).toBe(helps);
});

test('pods help where they leave room, or are counted', () => {
  const gone = (plugin: string, waiting: PodClass, before: PodClass): boolean =>
    mayHelp(plugin, waiting, { of: 'pod', before, now: undefined });
  const counted = classOf('c', {}, { app: 'b' });
  expect(gone('NodeResourcesFit', plain, counted)).toBe(true);
  expect(gone('PodTopologySpread', spreading, counted)).toBe(true);
  expect(gone('PodTopologySpread', spreading, plain)).toBe(false);
  expect(gone('NodePorts', plain, counted)).toBe(false);
  const placed = { of: 'pod', before: undefined, now: counted } as const;
  expect(mayHelp('NodeResourcesFit', plain, placed)).toBe(false);
  expect(mayHelp('PodTopologySpread', spreading, placed)).toBe(true);
});

test('a term that asks for labels of namespaces finds no pod that comes', () => {
  const near = (namespaceSelector: object): PodClass =>
    classOf('d', {
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            { topologyKey: 'zone', labelSelector: {}, namespaceSelector },
          ],
        },
      },
    });
  const placed = { of: 'pod', before: undefined, now: plain } as const;
  expect(mayHelp('InterPodAffinity', near({}), placed)).toBe(true);
  expect(mayHelp('InterPodAffinity', near({ matchLabels: { team: 'a' } }), placed)).toBe(false);
});
