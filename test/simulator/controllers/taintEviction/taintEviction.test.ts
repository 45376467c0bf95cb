// Pods leave nodes with NoExecute taints, at once or when their toleration ends.
import { expect, test } from 'vitest';
import { stayMs } from '../../../../simulator/controllers/taintEviction/index.js';
import { deployment, eventsOf, nodeNamed, pass, pod, simulate } from '../../support.js';

const taint = { key: 'a', effect: 'NoExecute' };

test.each([
  ['no toleration', [], 0],
  ['for good', [{ key: 'a', operator: 'Exists' }], Number.POSITIVE_INFINITY],
  ['for a while', [{ key: 'a', operator: 'Exists', tolerationSeconds: 30 }], 30_000],
  [
    'the first that fits counts',
    [
      { key: 'a', operator: 'Exists', tolerationSeconds: 30 },
      { operator: 'Exists', tolerationSeconds: 5 },
    ],
    30_000,
  ],
])('a taint is borne: %s', (_name, tolerations, expected) => {
  expect(stayMs([taint], tolerations)).toBe(expected);
});

test('of several taints the one that is borne the shortest counts', () => {
  const tolerations = [
    { key: 'a', operator: 'Exists', tolerationSeconds: 30 },
    { key: 'b', operator: 'Exists', tolerationSeconds: 5 },
  ];
  expect(stayMs([taint, { ...taint, key: 'b' }], tolerations)).toBe(5_000);
});

test('a pod that does not tolerate a new taint goes at once', () => {
  const simulation = simulate(
    pod('weak', 'nodeName: node-1') +
      pod('strong', 'nodeName: node-1, tolerations: [{ operator: Exists }]'),
  );
  simulation.act('taint', cluster => {
    const node = nodeNamed(simulation, 'node-1');
    cluster.update({ ...node, spec: { ...node.spec, taints: [taint] } });
  });
  simulation.settle();
  expect(simulation.get('Pod', 'default', 'weak')).toBeUndefined();
  expect(simulation.get('Pod', 'default', 'strong')).toBeDefined();
  expect(eventsOf(simulation, 'weak')).toContain(
    'TaintManagerEviction Marking for deletion Pod default/weak',
  );
});

test('pods of a dead node are replaced about 5 minutes 50 seconds later, and stay Terminating', () => {
  const simulation = simulate(deployment('web', 3));
  simulation.failNode('node-1');
  const alive = (): number =>
    simulation.list('Pod').filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .length;
  pass(simulation, 345_000);
  expect(simulation.list('Pod')).toHaveLength(3);
  pass(simulation, 15_000);
  expect(simulation.list('Pod')).toHaveLength(4);
  expect(alive()).toBe(3);
  simulation.healNode('node-1');
  simulation.settle();
  expect(simulation.list('Pod')).toHaveLength(3);
});

test('a node that comes back in time keeps its pods', () => {
  const simulation = simulate(pod('web', 'nodeName: node-1'));
  simulation.failNode('node-1');
  pass(simulation, 120_000);
  simulation.healNode('node-1');
  pass(simulation, 600_000);
  expect(simulation.get('Pod', 'default', 'web')?.metadata.deletionTimestamp).toBeUndefined();
  expect(eventsOf(simulation, 'web')).toContain(
    'TaintManagerEviction Cancelling deletion of Pod default/web',
  );
});

test('what the first taint granted stays, whatever further taints say', () => {
  const tolerations = `tolerations: [
    { key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 100 },
    { key: b, operator: Exists, effect: NoExecute, tolerationSeconds: 5 }]`;
  const simulation = simulate(pod('web', `nodeName: node-1, ${tolerations}`));
  const addTaint = (key: string): void =>
    simulation.act('taint', cluster => {
      const node = nodeNamed(simulation, 'node-1');
      const taints = [...(node.spec?.taints ?? []), { key, effect: 'NoExecute' }];
      cluster.update({ ...node, spec: { ...node.spec, taints } });
    });
  addTaint('a');
  pass(simulation, 1_000);
  addTaint('b');
  pass(simulation, 90_000);
  expect(simulation.get('Pod', 'default', 'web')?.metadata.deletionTimestamp).toBeUndefined();
  pass(simulation, 60_000);
  expect(simulation.get('Pod', 'default', 'web')).toBeUndefined();
});

test('the deletion of a pod that was to be evicted later cancels the eviction', () => {
  const toleration = '{ key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 100 }';
  const simulation = simulate(pod('web', `nodeName: node-1, tolerations: [${toleration}]`));
  simulation.act('taint', cluster => {
    const node = nodeNamed(simulation, 'node-1');
    cluster.update({ ...node, spec: { ...node.spec, taints: [taint] } });
  });
  pass(simulation, 1_000);
  const key = { namespace: 'default', name: 'web' };
  simulation.act('delete', cluster => cluster.delete('Pod', key));
  simulation.settle();
  expect(simulation.get('Pod', 'default', 'web')).toBeUndefined();
  expect(eventsOf(simulation, 'web')).toContain(
    'TaintManagerEviction Cancelling deletion of Pod default/web',
  );
});
