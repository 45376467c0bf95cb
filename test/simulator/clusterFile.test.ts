import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseClusterFile } from '../../simulator/clusterFile.js';

test('reads nodes, rules and durations', () => {
  const { value, problems } = parseClusterFile(
    parse(`
nodes:
  - { name: node-1, cpu: 4, memory: 8Gi, labels: { zone: a }, taints: [{ key: k, effect: NoSchedule }] }
containers:
  - match: { image: "*broken*" }
    ready: never
  - match: { restartPolicy: [Never, OnFailure] }
    exit: { code: 3, after: 300ms }
  - match: {}
    ready: { after: 1.5s }
readinessSpacing: 250ms
`),
  );
  expect(problems).toEqual([]);
  expect(value).toEqual({
    nodes: [
      {
        name: 'node-1',
        cpu: '4',
        memory: '8Gi',
        labels: { zone: 'a' },
        taints: [{ key: 'k', effect: 'NoSchedule' }],
      },
    ],
    containers: [
      { match: { image: '*broken*' }, ready: 'never' },
      { match: { restartPolicy: ['Never', 'OnFailure'] }, exit: { code: 3, afterMs: 300 } },
      { match: {}, ready: { afterMs: 1500 } },
    ],
    readinessSpacingMs: 250,
  });
});

test('an empty file is the default cluster', () => {
  expect(parseClusterFile(null)).toEqual({ value: {}, problems: [] });
});

test.each([
  ['nodes: 3', 'nodes: expected a list'],
  ['nodes: [{ cpu: 4 }]', 'nodes[0].name: a node needs a name'],
  ['containers: [{ match: {}, exit: { code: 300 } }]', 'containers[0].exit.code: expected a whole'],
  ['containers: [{ redy: never }]', 'containers[0].redy: unknown; known are match'],
  ['readinessSpacing: soon', 'readinessSpacing: expected a duration'],
])('%s', (text, problem) => {
  const { problems } = parseClusterFile(parse(text));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});

test('addons and failing pulls are read', () => {
  const { value, problems } = parseClusterFile({
    addons: { loadBalancer: true },
    containers: [{ match: {}, pull: { error: 'denied' } }],
  });
  expect(problems).toEqual([]);
  expect(value).toEqual({
    addons: { loadBalancer: true },
    containers: [{ match: {}, pull: { error: 'denied' } }],
  });
  expect(parseClusterFile({ addons: { ingress: 'yes' } }).problems).toEqual([
    'addons.ingress: expected true or false',
  ]);
});

test('metrics are read, and usages of any name', () => {
  const { value, problems } = parseClusterFile(
    parse(`
containers:
  - { match: {}, usage: { rps: { total: 60 } } }
metrics:
  - { name: queue, labels: { of: orders }, value: [{ at: 0s, value: 5 }, { at: 1m, value: 500 }] }
  - { name: hits, object: { kind: Ingress, name: main }, value: 20 }
  - { value: 1 }
`),
  );
  expect(value.containers?.[0]?.usage).toEqual({
    rps: { points: [{ atMs: 0, value: '60' }], isTotal: true },
  });
  expect(value.metrics?.slice(0, 2)).toEqual([
    {
      name: 'queue',
      labels: { of: 'orders' },
      value: {
        points: [
          { atMs: 0, value: '5' },
          { atMs: 60_000, value: '500' },
        ],
      },
    },
    {
      name: 'hits',
      object: { kind: 'Ingress', name: 'main' },
      value: { points: [{ atMs: 0, value: '20' }] },
    },
  ]);
  expect(problems).toEqual(['metrics[2].name: a metric needs a name']);
});
