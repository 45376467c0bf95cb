import { expect, test } from 'vitest';
import { stopSimulation } from '../../../client/commands/stopSimulation.js';
import { fakeContext } from './fakeContext.js';

test('stops what runs', async () => {
  const { context, said } = fakeContext();
  await stopSimulation.run(context, undefined);
  expect(said.calls).toEqual(['stop']);
});
