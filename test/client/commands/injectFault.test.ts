import { expect, test } from 'vitest';
import { injectFault } from '../../../client/commands/injectFault.js';
import { fakeContext } from './fakeContext.js';

test('runs the fault that is chosen on the object it was used on', async () => {
  const { context, said } = fakeContext({ choice: 'Stop a machine' });
  await injectFault.run(context, 'Node:/node-1');
  expect(said.calls).toEqual(['drydock.failNode Node:/node-1']);
});

test('does nothing when the person turns away', async () => {
  const { context, said } = fakeContext();
  await injectFault.run(context, undefined);
  expect(said.calls).toEqual([]);
});
