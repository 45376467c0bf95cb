import { expect, test } from 'vitest';
import { applyToSimulation } from '../../../client/commands/applyToSimulation.js';
import { fakeContext } from './fakeContext.js';

test('applies to what runs', async () => {
  const { context, said } = fakeContext({ activeFile: 'file:///web.yaml' });
  await applyToSimulation.run(context, undefined);
  expect(said.calls).toEqual(['apply web.yaml']);
});

test('starts where nothing runs', async () => {
  const { context, said } = fakeContext({ activeFile: 'file:///web.yaml' });
  await applyToSimulation.run({ ...context, running: undefined }, undefined);
  expect(said.started).toHaveLength(1);
});
