import { expect, test } from 'vitest';
import { showPanel } from '../../../client/commands/showPanel.js';
import { fakeContext } from './fakeContext.js';

test('shows the panel', async () => {
  const { context, said } = fakeContext();
  await showPanel.run(context, undefined);
  expect(said.calls).toEqual(['showPanel']);
});
