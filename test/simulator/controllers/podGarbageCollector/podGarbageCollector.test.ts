// Pods of a node that is gone are removed after the quarantine.
import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
import {
  createCollector,
  surplusEnded,
} from '../../../../simulator/controllers/podGarbageCollector/index.js';
import { nodeNamed, pass, pod, simulate } from '../../support.js';

test('pods of a deleted node go 40 to 60 seconds later, as failed by disruption', () => {
  const simulation = simulate(pod('web', 'nodeName: node-1'));
  let last: Pod | undefined;
  simulation.subscribe(({ object }) => {
    last = object.metadata.name === 'web' ? (object as Pod) : last;
  });
  simulation.act('delete', cluster => cluster.delete('Node', { namespace: '', name: 'node-1' }));
  pass(simulation, 39_000);
  expect(simulation.get('Pod', 'default', 'web')).toBeDefined();
  pass(simulation, 22_000);
  expect(simulation.get('Pod', 'default', 'web')).toBeUndefined();
  expect(last?.status?.phase).toBe('Failed');
  expect(last?.status?.conditions).toContainEqual(
    expect.objectContaining({ type: 'DisruptionTarget', reason: 'DeletionByPodGC' }),
  );
});

test('terminating pods of a node out of service go at once', () => {
  const simulation = simulate(pod('web', 'nodeName: node-1'));
  simulation.failNode('node-1');
  simulation.act('delete', cluster => cluster.delete('Pod', { namespace: 'default', name: 'web' }));
  pass(simulation, 60_000);
  expect(simulation.get('Pod', 'default', 'web')).toBeDefined();
  simulation.act('give up', cluster => {
    const node = nodeNamed(simulation, 'node-1');
    const taints = [{ key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' }];
    cluster.update({ ...node, spec: { ...node.spec, taints } });
  });
  pass(simulation, 1_000);
  expect(simulation.get('Pod', 'default', 'web')).toBeUndefined();
});

test('a deleted pod without a node fails, so that its Job replaces it', () => {
  const simulation = simulate(`
apiVersion: batch/v1
kind: Job
metadata: { name: once }
spec:
  podReplacementPolicy: Failed
  template:
    spec:
      restartPolicy: Never
      nodeSelector: { nowhere: 'true' }
      containers: [{ name: main, image: busybox }]
`);
  const [first] = simulation.list('Pod', 'default');
  const name = first?.metadata.name ?? '';
  simulation.act('delete', cluster => cluster.delete('Pod', { namespace: 'default', name }));
  pass(simulation, 40_000);
  expect(simulation.get('Pod', 'default', name)).toBeUndefined();
  expect(simulation.list('Pod', 'default')).toHaveLength(1);
  expect(simulation.get('batch/Job', 'default', 'once')?.['status']).toMatchObject({ failed: 1 });
});

const ended = (name: string, second: number, reason?: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, creationTimestamp: `2026-01-01T00:00:0${second}Z` },
  status: { phase: 'Failed', ...(reason === undefined ? {} : { reason }) },
});

test('of too many ended pods the evicted go first, then the oldest', () => {
  const running: Pod = { ...ended('running', 0), status: { phase: 'Running' } };
  const pods = [
    running,
    ended('b', 1),
    ended('a', 1),
    ended('new', 3),
    ended('evicted', 4, 'Evicted'),
  ];
  const names = (max: number) => surplusEnded(pods, max).map(({ metadata }) => metadata.name);
  expect(names(4)).toEqual([]);
  expect(names(3)).toEqual(['evicted']);
  expect(names(1)).toEqual(['evicted', 'a', 'b']);
});

test('the collector looks every 20 seconds while too many have ended', () => {
  const containers = [{ match: {}, exit: { code: 0, afterMs: 0 } }];
  const once = 'restartPolicy: Never';
  const yaml = pod('a', once) + pod('b', once) + pod('c', once);
  const simulation = simulate(yaml, { nodes: [{ name: 'n1' }], containers });
  const collector = createCollector(2);
  simulation.act('collect', cluster => {
    const keys = simulation.list('Pod').flatMap(object => {
      const change = { type: 'ADDED', groupKind: 'Pod', object, previous: undefined } as const;
      return collector.watches['Pod']?.(change, cluster) ?? [];
    });
    expect(keys).toEqual(['ended']);
    expect(collector.reconcile(cluster, 'ended')?.afterMs).toBeGreaterThan(0);
  });
  simulation.runUntil(Math.ceil(simulation.nowMs / 20_000) * 20_000);
  simulation.act('collect', cluster => {
    for (let step = collector.reconcile(cluster, 'ended'); step?.rest; step = step.rest()) {}
  });
  expect(simulation.list('Pod').map(({ metadata }) => metadata.name)).toEqual(['b', 'c']);
});
