// On which nodes a DaemonSet runs, and what its pods tolerate.

import { expect, test } from 'vitest';
import type { DaemonSet, Node, PodSpec, Taint } from '../../../../schemas/built/types.js';
import {
  daemonTolerations,
  eligibilityOf,
  templateForNode,
} from '../../../../simulator/controllers/daemonSet/eligibility.js';

const taint = (effect: string): Taint => ({ key: 'dedicated', value: 'gpu', effect });

test.each<[string, Partial<PodSpec>, Node, string]>([
  ['a plain node', {}, node({}), 'run stay'],
  ['a node the selector does not name', { nodeSelector: { disk: 'ssd' } }, node({}), ''],
  ['a node the selector names', { nodeSelector: { a: 'b' } }, node({}), 'run stay'],
  ['another node than the named one', { nodeName: 'other' }, node({}), ''],
  ['a node tainted NoSchedule', {}, node({ taints: [taint('NoSchedule')] }), 'stay'],
  ['a node tainted NoExecute', {}, node({ taints: [taint('NoExecute')] }), ''],
  [
    'a node tainted PreferNoSchedule',
    {},
    node({ taints: [taint('PreferNoSchedule')] }),
    'run stay',
  ],
  [
    'a cordoned node',
    {},
    node({ taints: [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }] }),
    'run stay',
  ],
  [
    'a tolerated taint',
    { tolerations: [{ key: 'dedicated', operator: 'Exists' }] },
    node({ taints: [taint('NoExecute')] }),
    'run stay',
  ],
])('on %s', (_, spec, target, expected) => {
  const { shouldRun, mayStay } = eligibilityOf(daemonSet(spec))(target);
  expect([shouldRun && 'run', mayStay && 'stay'].filter(Boolean).join(' ')).toBe(expected);
});

test('pods tolerate the troubles of nodes, for ever', () => {
  const limited = {
    key: 'node.kubernetes.io/not-ready',
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 5,
  };
  const tolerations = daemonTolerations({ containers: [], tolerations: [limited] });
  expect(tolerations[0]).toEqual({ ...limited, tolerationSeconds: undefined });
  expect(tolerations.map(({ key }) => key?.split('/')[1])).toEqual([
    'not-ready',
    'unreachable',
    'disk-pressure',
    'memory-pressure',
    'pid-pressure',
    'unschedulable',
  ]);
  expect(daemonTolerations({ containers: [], hostNetwork: true })).toHaveLength(7);
});

test('a pod is pinned to its node instead of other required terms', () => {
  const template = templateForNode({ spec: { containers: [] } }, 'node-7');
  const required =
    template.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  expect(required).toEqual({
    nodeSelectorTerms: [
      { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-7'] }] },
    ],
  });
});

function node({ taints }: { taints?: readonly Taint[] }): Node {
  const spec = taints === undefined ? {} : { taints };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n', labels: { a: 'b' } }, spec };
}

function daemonSet(spec: Partial<PodSpec>): DaemonSet {
  const template = { spec: { containers: [], ...spec } };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'd' },
    spec: { selector: {}, template },
  };
}
