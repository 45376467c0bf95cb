import { expect, test } from 'vitest';
import { cordonNode } from '../../../client/commands/cordonNode.js';
import { runOn } from './fakeContext.js';

test('marks the node unschedulable and keeps its pods', async () => {
  const { run } = await runOn(cordonNode, 'Node:/node-1');
  const node = run.panelState().nodes.find(card => card.name === 'node-1');
  expect(node?.cordoned).toBe(true);
  expect(node?.pods).toHaveLength(1);
});

test('does nothing when no node is chosen', async () => {
  const { run } = await runOn(cordonNode, undefined);
  expect(run.panelState().nodes.some(card => card.cordoned)).toBe(false);
});
