import { expect, test } from 'vitest';
import { setSpeed } from '../../../client/commands/setSpeed.js';
import { fakeContext } from './fakeContext.js';

test('sets the speed that is chosen', async () => {
  const { context, run } = fakeContext({ choice: '10×' });
  await setSpeed.run(context, undefined);
  expect(run.panelState().clock.speed).toBe(10);
});

test('ignores a speed that is not offered', async () => {
  const { context, run } = fakeContext();
  await setSpeed.run(context, -3);
  expect(run.panelState().clock.speed).toBe(1);
});
