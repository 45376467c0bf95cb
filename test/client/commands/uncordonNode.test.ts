import { expect, test } from 'vitest';
import { cordonNode } from '../../../client/commands/cordonNode.js';
import { uncordonNode } from '../../../client/commands/uncordonNode.js';
import { fakeContext } from './fakeContext.js';

test('lets pods come to a cordoned node again', async () => {
  const { context, run } = fakeContext();
  await cordonNode.run(context, 'Node:/node-1');
  expect(run.panelState().nodes[0]?.cordoned).toBe(true);
  await uncordonNode.run(context, 'Node:/node-1');
  expect(run.panelState().nodes[0]?.cordoned).toBe(false);
});
