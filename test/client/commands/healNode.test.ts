import { expect, test } from 'vitest';
import { failNode } from '../../../client/commands/failNode.js';
import { healNode } from '../../../client/commands/healNode.js';
import { fakeContext } from './fakeContext.js';

test('starts a stopped machine again', async () => {
  const { context, run, pass } = fakeContext();
  await failNode.run(context, 'Node:/node-2');
  pass(2000);
  expect(run.panelState().nodes[1]?.failed).toBe(true);
  await healNode.run(context, 'Node:/node-2');
  pass(2000);
  expect(run.panelState().nodes[1]?.failed).toBe(false);
});
