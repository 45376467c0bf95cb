import { expect, test } from 'vitest';
import { failNode } from '../../../client/commands/failNode.js';
import { runOn } from './fakeContext.js';

test('stops the machine: its pods are unknown, and the line of time says so in red', async () => {
  const { run, action } = await runOn(failNode, 'Node:/node-2');
  expect(action).toBe('node-2 fails');
  const state = run.panelState();
  expect(state.actions.at(-1)?.tone).toBe('bad');
  expect(state.nodes.find(node => node.name === 'node-2')?.pods.map(pod => pod.state)).toEqual([
    'unknown',
  ]);
});

test('the cluster notices after the lease ran out', async () => {
  const { run, pass } = await runOn(failNode, 'Node:/node-2');
  expect(run.panelState().nodes[1]?.note).toContain('not noticed yet');
  pass(60_000);
  expect(run.panelState().nodes[1]?.note).toContain('NotReady for');
});
