import { expect, test } from 'vitest';
import { actOnNode } from '../../../client/commands/actOnNode.js';
import { fakeContext } from './fakeContext.js';

test('runs what is chosen', async () => {
  const { context, said } = fakeContext({ choice: 'Cordon' });
  await actOnNode.run(context, undefined);
  expect(said.calls).toEqual(['drydock.cordonNode']);
});
