// Pods of a node that is gone are removed after the quarantine.
import { expect, test } from 'vitest';
import type { Pod } from '../../../../schemas/built/types.js';
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
