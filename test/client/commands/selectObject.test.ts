import { expect, test } from 'vitest';
import { selectObject } from '../../../client/commands/selectObject.js';
import { fakeContext } from './fakeContext.js';

test('selects the object and shows it', async () => {
  const { context, run, said } = fakeContext();
  await selectObject.run(context, 'Service:default/web');
  expect(run.panelState().selection).toBe('Service:default/web');
  expect(said.calls).toEqual(['showPanel']);
});
